import { describe, expect, it } from 'vitest';
import { promises, rights, rounds, verdicts, voterGroups, votes } from '../../db/schema.ts';
import { calls } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import { clipsByText, NOW, testLine } from '../support/line.ts';
import { Conversation } from '../support/conversation.ts';
import { transcriptOf } from '../support/transcript.ts';

/*
 * Scorecards, rights and promises as they were heard, logged and sent, and what was kept of them. `npx vitest run
 * --update=true tests/transcripts/accountability.test.ts` writes them anew: read the difference before it is committed.
 */
interface Story {
  flow: 'scorecard' | 'rights' | 'promises';
  keys: string;
  before?: (context: Context) => void;
  rotation?: number;
  call?: ConstructorParameters<typeof Conversation>[1];
}

const FACILITY = 'school-02010101';

/** Other callers, who scored the first example school before: each item of `values` by each of them. */
function othersVoted({ database: { db } }: Context, values: number[], women: number): void {
  values.forEach((value, index) => {
    const id = `other-${index}`;
    db.insert(calls)
      .values({
        id,
        provider: 'twilio',
        providerCallId: id,
        line: '1294',
        caller: id,
        flowId: 'scorecard',
        flowVersion: 'x',
        language: 'km',
        startedAt: NOW,
        endedAt: NOW,
      })
      .run();
    const vote = { round: 'example-2026', facility: FACILITY, voter: id, callId: id };
    for (const item of ['work', 'conduct']) {
      db.insert(votes)
        .values({ ...vote, item, value, offered: '[]', counted: true, at: NOW })
        .run();
    }
    db.insert(voterGroups)
      .values({ ...vote, group: 'woman', belongs: index < women })
      .run();
  });
}

const toSchool = '1 6 020101';

const STORIES: Record<string, Story> = {
  'a scorecard of a school to its end': {
    flow: 'scorecard',
    keys: `${toSchool} 1 1 1 1 2 2 1 2 2 1 3 1 1 2 3 1 2 1 1 hang-up`,
  },
  'a scorecard that a caller stops, and one that a caller leaves': {
    flow: 'scorecard',
    keys: `${toSchool} 2 1 1 3 5 again 1 1 2 1 1 1 hang-up`,
    rotation: 1,
  },
  'a second vote replaces the first': {
    flow: 'scorecard',
    keys: `${toSchool} 1 1 1 1 1 3 5 again 1 1 1 2 2 1 3 hang-up`,
  },
  'a scorecard from a withheld number': {
    flow: 'scorecard',
    keys: '3 6 020101 1 2 3 1 hang-up',
    call: { from: 'anonymous' },
  },
  'a facility that nobody recorded': { flow: 'scorecard', keys: '2 6 160904 1 1 3 hang-up' },
  'too few votes yet': { flow: 'scorecard', keys: `${toSchool} 1 1 1 3 1 hang-up` },
  'the result of a scorecard': {
    flow: 'scorecard',
    keys: `${toSchool} 1 1 1 1 1 3 1 1 9 5`,
    before: (context) => {
      othersVoted(context, [5, 5, 4, 4, 4, 2, 2, 2, 2, 1], 5);
    },
  },
  'who answers, with all passed over': {
    flow: 'scorecard',
    keys: `${toSchool} 1 1 1 3 2 - - 3 3 3 3 hang-up`,
  },
  'who answers, with some told': { flow: 'scorecard', keys: `${toSchool} 1 1 1 3 2 1 2 3 8 2 1 2 hang-up` },
  'items passed over in silence': { flow: 'scorecard', keys: `${toSchool} 1 1 1 - - - - hang-up` },
  'no scoring at this time': {
    flow: 'scorecard',
    keys: '1 5',
    before: ({ database: { db } }) => {
      db.update(rounds).set({ closesOn: '2026-11-20' }).run();
    },
  },
  'rights at a health centre, and a score after them': {
    flow: 'rights',
    keys: '2 9 1 6 020101 1 1 3 hang-up',
  },
  'rights that nobody confirmed': {
    flow: 'rights',
    keys: '1 5',
    before: ({ database: { db } }) => {
      db.update(rights).set({ confirmedAt: '2020-01-01' }).run();
    },
  },
  'promises of a commune with one kept': { flow: 'promises', keys: '6 020101 1 2 1 1 hang-up' },
  'a promise without a clip of its own': { flow: 'promises', keys: '6 020101 3 9 2 3 5', rotation: 1 },
  'a promise whose clip says something older': {
    flow: 'promises',
    keys: '6 020101 1 hang-up',
    before: ({ database: { db } }) => {
      db.update(promises).set({ whatKm: 'ជួសជុលស្ពានចាស់' }).run();
    },
  },
  'a commune without promises': { flow: 'promises', keys: '6 010201 5' },
};

/** What was kept beside the log. */
const deeds = ({ database: { db } }: Context): string[] =>
  [
    ['# votes', db.select().from(votes).all()] as const,
    ['# groups', db.select().from(voterGroups).all()] as const,
    ['# verdicts', db.select().from(verdicts).all()] as const,
  ].flatMap(([title, rows]) => [title, ...rows.map((row) => JSON.stringify(row))]);

describe('scorecards, rights and promises', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { flow, keys, before, rotation, call }) => {
    let begun = 0;
    const context = await testLine({
      library: clipsByText,
      flowOfLine: () => flow,
      ids: { call: () => `call-${(begun += 1)}`, rotation: () => rotation ?? 0 },
    });
    before?.(context);
    const heard = await transcriptOf(context, new Conversation(context, call), keys);
    const file = `golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`;
    await expect(`${heard}${deeds(context).join('\n')}\n`).toMatchFileSnapshot(file);
    context.close();
  });
});
