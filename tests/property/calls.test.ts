import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endCall } from '../../src/calls/end-call.ts';
import { handleTurn, type TurnRequest } from '../../src/calls/handle-turn.ts';
import type { Outbound } from '../../src/calls/outgoing-ports.ts';
import type { IncomingEvent } from '../../src/calls/ports.ts';
import type { Reply } from '../../src/calls/reply.ts';
import { readFlows } from '../../src/config/flow-files.ts';
import { ROOT, type Context } from '../../src/context.ts';
import { MAX_STEPS_PER_CALL } from '../../src/core/call/ceilings.ts';
import { DIAL_ENDS, type CallerEvent } from '../../src/core/call/events.ts';
import { decodeWav } from '../../src/prompts/audio/wav.ts';
import { bothSafeProblems } from '../../src/providers/twiml/both-safe.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { toneUrl } from '../../src/providers/simulator/tone-url.ts';
import { renderTwiml } from '../../src/providers/twiml/render.ts';
import { PUBLIC_URL, testLine } from '../support/line.ts';
import { readFileSync } from 'node:fs';

const LINKS = {
  turn: (number: number, door: string) => `${PUBLIC_URL}/telephony/twilio/voice/turns/${number}/${door}`,
  recordingStatus: () => `${PUBLIC_URL}/telephony/twilio/voice/recordings`,
  clip: (hash: string) => `${PUBLIC_URL}/media/${hash}.wav`,
};

type Doing = { event: IncomingEvent; repeats: number };

const key = fc.constantFrom(...'0123456789*#');
/** What a carrier may bring beside keys: fitting, or not at all. */
const hostEvent: fc.Arbitrary<IncomingEvent> = fc.oneof(
  fc.record({
    type: fc.constant('recorded' as const),
    source: fc.option(
      fc.record({
        url: fc.integer().map((mark) => toneUrl(5, `any-${mark}`)),
        seconds: fc.option(fc.nat({ max: 120 })),
      }),
    ),
  }),
  fc.record({
    type: fc.constant('dialled' as const),
    status: fc.constantFrom(...DIAL_ENDS),
    seconds: fc.option(fc.nat({ max: 600 })),
  }),
  fc.constant({ type: 'wentOn' as const }),
);
const event: fc.Arbitrary<IncomingEvent> = fc.oneof(
  { weight: 3, arbitrary: hostEvent },
  { weight: 8, arbitrary: key.map((digits): CallerEvent => ({ type: 'digits', digits })) },
  { weight: 2, arbitrary: fc.constant<CallerEvent>({ type: 'noInput' }) },
  {
    weight: 1,
    arbitrary: fc
      .array(key, { minLength: 2, maxLength: 12 })
      .map((keys): CallerEvent => ({ type: 'digits', digits: keys.join('') })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('020101', '160904').map((digits): CallerEvent => ({ type: 'digits', digits })),
  },
);
const doings = fc.array(fc.record({ event, repeats: fc.constantFrom(0, 0, 0, 1, 3) }), {
  minLength: 1,
  maxLength: 30,
});

/** Texts are asked for, and never sent: no errand is done here. */
const withSender: Outbound = { ...toneApi, sendText: () => Promise.resolve('') };

/** One line for each flow, with that flow behind every number; calls are told apart by their ids. */
const lines = new Map<string, Promise<Context>>();
const lineOf = (flowId: string): Promise<Context> => {
  const known = lines.get(flowId) ?? testLine({ flowOfLine: () => flowId, outbound: { twilio: withSender } });
  lines.set(flowId, known);
  return known;
};

let calls = 0;

/** Drives a call with the doings, over and over, until the line hangs up. Every document is checked. */
function untilTheEnd(context: Context, doing: Doing[]): number {
  const request: Omit<TurnRequest, 'turn' | 'event'> = {
    provider: 'twilio',
    providerCallId: `CA${(calls += 1)}`,
    caller: null,
    mobile: '+85512345678',
    line: '1294',
  };
  let reply = answer(context, { ...request, turn: 0, event: { type: 'noInput' } }, 0);
  let turns = 0;
  while (reply.then.type !== 'hangUp') {
    const next = doing[turns % doing.length] as Doing;
    turns += 1;
    expect(turns).toBeLessThanOrEqual(MAX_STEPS_PER_CALL);
    reply = answer(context, { ...request, turn: reply.turn + 1, event: next.event }, next.repeats);
  }
  return turns;
}

function answer(context: Context, request: TurnRequest, repeats: number): Reply {
  const reply = handleTurn(context, request);
  const document = renderTwiml(reply, LINKS);
  expect(bothSafeProblems(document)).toEqual([]);
  expect(reply.clip && context.utterances.find(reply.clip)).toBeTruthy();
  if (repeats === 0) return reply;
  const rows = rowCounts(context);
  for (let time = 0; time < repeats; time += 1) {
    expect(renderTwiml(handleTurn(context, request), LINKS)).toBe(document);
  }
  expect(rowCounts(context)).toEqual(rows);
  return reply;
}

const TABLES = [
  ...['calls', 'sessions', 'turns', 'events', 'ratings', 'utterances', 'callers'],
  ...['recordings', 'cases', 'errands', 'unfinished_messages', 'takes'],
  ...['votes', 'voter_groups', 'verdicts'],
  ...['texts', 'contacts'],
];

const rowCounts = ({ database: { db } }: Context): unknown[] =>
  TABLES.map((table) => db.get(sql.raw(`select count(*) from ${table}`)));

const failedCalls = ({ database: { db } }: Context): unknown =>
  db.get(sql.raw(`select count(*) as failed from calls where disposition = 'failed'`));

const flows = [...readFlows(join(ROOT, 'call-flows')).keys()];

describe.each(flows)('any caller of %s', (flowId) => {
  it('comes to an end below the ceiling, and every document on the way is safe on both carriers', async () => {
    const context = await lineOf(flowId);
    fc.assert(
      fc.property(doings, (doing) => {
        untilTheEnd(context, doing);
      }),
      { numRuns: 25, seed: 20261121 },
    );
    expect(failedCalls(context)).toEqual({ failed: 0 });
  });

  it('leaves a sound log behind when they hang up at any moment', async () => {
    const context = await lineOf(flowId);
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const providerCallId = `CA${(calls += 1)}`;
        const caller = { caller: null, mobile: '+85512345678' };
        const request = { provider: 'twilio', providerCallId, ...caller, line: '1294' };
        let reply = handleTurn(context, { ...request, turn: 0, event: { type: 'noInput' } });
        for (const one of events)
          reply = handleTurn(context, { ...request, turn: reply.turn + 1, event: one });
        endCall(context, { provider: 'twilio', providerCallId, seconds: 3 });
        const rows = rowCounts(context);
        endCall(context, { provider: 'twilio', providerCallId, seconds: 3 });
        const late = handleTurn(context, { ...request, turn: reply.turn + 1, event: { type: 'noInput' } });
        expect(bothSafeProblems(renderTwiml(late, LINKS))).toEqual([]);
        expect(late.then.type).toBe('hangUp');
        expect(rowCounts(context)).toEqual(rows);
        const call = context.store.find('twilio', providerCallId);
        expect(call?.session).toBeNull();
        expect(call?.endedAt).not.toBeNull();
      }),
      { numRuns: 25, seed: 20261121 },
    );
  });

  it('hears clips that exist', async () => {
    const context = await lineOf(flowId);
    const said = context.database.db.all<{ hash: string }>(
      sql.raw('select hash from utterances order by hash limit 60'),
    );
    expect(said.length).toBeGreaterThan(0);
    for (const { hash } of said) {
      const path = await context.clips.file(hash);
      expect(path && existsSync(path)).toBe(true);
      expect(decodeWav(readFileSync(path as string)).length).toBeGreaterThan(0);
    }
  });
});
