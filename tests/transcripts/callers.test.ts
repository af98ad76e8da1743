import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { callers, calls, lines, rounds, votes } from '../../db/schema.ts';
import { missingClips } from '../../src/calls/languages.ts';
import { readFlows } from '../../src/config/flow-files.ts';
import { ROOT, type Context, type Overrides } from '../../src/context.ts';
import { promptsOfQuery } from '../../src/directory/fact-prompts.ts';
import { provincesOfLanguage } from '../../src/directory/language-provinces.ts';
import { referenceStore } from '../../src/storage/reference-store.ts';
import { Conversation } from '../support/conversation.ts';
import { clipsByText, NOW, testLine } from '../support/line.ts';
import { tone } from '../support/small-library.ts';
import { transcriptOf } from '../support/transcript.ts';
import { flowOf } from '../support/walk.ts';

/*
 * What the line knows of a caller: by the number that was dialled, by an earlier call, and not any more.
 * `npx vitest run tests/transcripts/callers.test.ts -u` writes the stories anew.
 */
const story = async (context: Context, name: string, keys: string): Promise<void> => {
  const transcript = await transcriptOf(context, new Conversation(context), keys);
  await expect(transcript).toMatchFileSnapshot(`golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`);
  context.close();
};

const lineAt = async (place: string, overrides: Overrides = {}): Promise<Context> => {
  const context = await testLine({ library: clipsByText, ...overrides });
  context.database.db.insert(lines).values({ number: '1294', place }).run();
  return context;
};

describe('a number printed on the posters of one commune', () => {
  it('knows the commune, and says it first', async () => {
    await story(await lineAt('160904'), 'a line that knows its commune', '2 hang-up');
  });

  it('gives way to what the caller says', async () => {
    await story(await lineAt('160904'), 'not your commune', '2 4 1 again 2 hang-up');
  });

  it('remembers nothing of a caller who chose nothing', async () => {
    const context = await lineAt('160904');
    const call = new Conversation(context);
    await call.dial();
    await call.press('2');
    expect(context.database.db.select().from(callers).get()).toMatchObject({ commune: null });
    expect(context.store.find('twilio', call.callSid)?.session?.context.values['caller']).toMatchObject({
      commune: '160904',
      communeFrom: 'line',
    });
    context.close();
  });
});

describe('a caller who wants to be forgotten', () => {
  const menu = flowOf(
    {
      menu: {
        type: 'menu',
        options: [
          { key: '1', reason: ['for-budget'], exit: 'budget' },
          { key: '2', reason: ['for-forgetting'], exit: 'forget' },
          { key: '4', invite: 'other-languages', exit: 'language' },
        ],
        exits: { budget: 'budget', forget: 'forget', language: 'language' },
      },
      budget: { type: 'subflow', flow: 'commune-budget', exits: { 'another-topic': 'menu' } },
      forget: { type: 'subflow', flow: 'forget-me', exits: { done: 'menu' } },
      language: { type: 'choose-language', onlyOther: 'switch', exits: { done: 'menu' } },
    },
    { id: 'try', title: { km: 'សាក', en: 'Try' } },
  );
  const withMenu: Overrides = {
    flows: new Map([...readFlows(join(ROOT, 'call-flows')), [menu.id, menu]]),
    flowOfLine: () => menu.id,
  };

  it('is a stranger in this call and in the next', async () => {
    const context = await testLine({ library: clipsByText, ...withMenu });
    await story(context, 'forget me', '1 6 020101 5 2 1 1 8 again 1 hang-up');
  });

  it('leaves nothing of the pseudonym in any table but calls that are counted', async () => {
    const context = await testLine(withMenu);
    const call = new Conversation(context);
    for (const keys of [
      ['4', '1', '6', '020101', '5'],
      ['2', '1', '4', '1', '6', '020101'],
    ]) {
      await call.redial();
      for (const key of keys) await call.press(key);
      await call.hangUp();
    }
    const pseudonym = context.pseudonyms.get('twilio')?.(call.from) ?? '';
    const stored = everythingStored(context);
    expect(stored).not.toContain(pseudonym);
    expect(stored).not.toContain(call.from.slice(1));
    expect(context.database.db.select().from(calls).all()).toHaveLength(2);
    expect(context.database.db.select().from(callers).all()).toEqual([]);
    context.close();
  });

  it('can ask for it twice, and with a withheld number', async () => {
    const context = await testLine(withMenu);
    const call = new Conversation(context, { from: 'anonymous' });
    await call.dial();
    for (const key of ['2', '1', '2', '1']) expect((await call.press(key)).then.type).toBe('gather');
    context.close();
  });

  it('has a line in the list of traces for every column that can hold a pseudonym', async () => {
    const context = await testLine();
    const { db } = context.database;
    const tables = db.all<{ name: string }>(sql.raw(`select name from sqlite_master where type = 'table'`));
    const columns = tables.flatMap(({ name }) =>
      db
        .all<{ name: string }>(sql.raw(`select name from pragma_table_info('${name}')`))
        .filter((column) => /^(caller|pseudonym|voter)$/.test(column.name))
        .map((column) => `${name}.${column.name}`),
    );
    expect(columns.toSorted()).toEqual([
      ...['callers.pseudonym', 'calls.caller', 'verdicts.voter', 'voter_groups.voter', 'votes.voter'],
    ]);
    context.close();
  });
});

describe('the votes of a caller who is forgotten', () => {
  it('count on, and belong to nobody', async () => {
    const context = await testLine();
    const { db } = context.database;
    const call = new Conversation(context);
    await call.dial();
    const callId = db.select().from(calls).get()?.id ?? '';
    const pseudonym = context.pseudonyms.get('twilio')?.(call.from) ?? '';
    const round = db.select().from(rounds).get()?.id ?? '';
    db.insert(votes)
      .values({
        round,
        facility: '020101',
        item: 'work',
        voter: pseudonym,
        callId,
        value: 4,
        offered: '[]',
        at: 0,
        counted: true,
      })
      .run();
    context.store.transaction(() => {
      context.store.forget(pseudonym);
    });
    const [vote] = db.select().from(votes).all();
    expect(vote).toMatchObject({ value: 4, counted: true });
    expect(vote?.voter).toMatch(/^forgotten:/);
    context.close();
  });
});

describe('an oral language', () => {
  const RATANAKIRI = '1609';
  const PHNOM_PENH = '1201';

  /** Records all that the citizen line may say in Jarai, but for some prompts. */
  function recordJarai(context: Context, but: readonly string[] = []): void {
    const flow = context.flows.current('citizen-line');
    const missing = missingClips(flow, 'jra', {
      clips: () => context.library.now(),
      provincesOf: provincesOfLanguage,
      promptsOfQuery: (query) => promptsOfQuery(query, referenceStore(context.database)),
    });
    const sound = context.library.keep(tone(0.3, 9));
    const clips = missing.filter((prompt) => !but.includes(prompt));
    context.library.add(
      clips.map((prompt) => ({
        ...{ prompt, language: 'jra', sound, origin: 'recorded' as const },
        ...{ speaker: 'a Jarai speaker', approve: true },
      })),
    );
  }

  const offered = async (context: Context): Promise<boolean> => {
    const { length } = context.database.db.select().from(calls).all();
    const call = new Conversation(context, { callSid: `CA0000000000000000000000000000000${length}` });
    await call.dial();
    const { languages } = context.store.find('twilio', call.callSid)?.session?.context ?? {};
    return languages?.includes('jra') ?? false;
  };

  it('is chosen by a caller in Ratanakiri', async () => {
    const context = await lineAt(RATANAKIRI);
    recordJarai(context);
    await story(context, 'a caller in Ratanakiri who chooses Jarai', '5 3 1 1 again hang-up');
  });

  it('is not offered elsewhere', async () => {
    const context = await lineAt(PHNOM_PENH);
    recordJarai(context);
    expect(await offered(context)).toBe(false);
    context.close();
  });

  it('is not offered before the last clip is there, and is as soon as it is', async () => {
    const context = await lineAt(RATANAKIRI);
    recordJarai(context, ['welcome']);
    expect(await offered(context)).toBe(false);
    recordJarai(context);
    expect(await offered(context)).toBe(true);
    context.close();
  });

  it('that is no longer offered leaves its callers in Khmer', async () => {
    const context = await lineAt(RATANAKIRI);
    const pseudonym = context.pseudonyms.get('twilio')?.('+85512345678') ?? '';
    context.database.db
      .insert(callers)
      .values({ pseudonym, language: 'jra', firstCallAt: NOW, lastCallAt: NOW })
      .run();
    await story(context, 'a caller whose language is no longer offered', '1 hang-up');
  });
});

/** Every row of every table, as one text. */
function everythingStored({ database: { db } }: Context): string {
  const tables = db.all<{ name: string }>(sql.raw(`select name from sqlite_master where type = 'table'`));
  return tables.map(({ name }) => JSON.stringify(db.all(sql.raw(`select * from "${name}"`)))).join('\n');
}
