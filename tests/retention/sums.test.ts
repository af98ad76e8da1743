import fc from 'fast-check';
import { beforeEach, afterEach, expect, it } from 'vitest';
import { endCall } from '../../src/calls/end-call.ts';
import { handleTurn } from '../../src/calls/handle-turn.ts';
import type { Context } from '../../src/context.ts';
import { goneBefore } from '../../src/retention/gone-before.ts';
import { prune } from '../../src/retention/prune.ts';
import { flowStore } from '../../src/storage/flow-store.ts';
import { tallyStore } from '../../src/storage/tally-store.ts';
import { rebuild } from '../../src/tally/rebuild.ts';
import { SUMS } from '../../src/tally/sums.ts';
import { NOW, testLine } from '../support/line.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A call: who, after how many days, in which flow, what is pressed, and how long the carrier says that it was. */
const call = fc.record({
  who: fc.constantFrom('a', 'b', 'c', null),
  days: fc.nat({ max: 60 }),
  flow: fc.constantFrom('citizen-line', 'citizen-line', 'scorecard'),
  keys: fc.constantFrom('1 1 2', '1 1 1 2 1 2', '', '2 6 020101 1', '- - -', '1 6 020101 1 1 1 3 1'),
  seconds: fc.option(fc.nat({ max: 90 })),
});

let context: Context;
let now: number;
let flow: string;
beforeEach(async () => {
  now = NOW;
  flow = 'citizen-line';
  context = await testLine({ clock: { now: () => now }, flowOfLine: () => flow });
});
afterEach(() => context.close());

function live(calls: (typeof call extends fc.Arbitrary<infer One> ? One : never)[], name: string): void {
  calls.forEach(({ who, days, flow: wanted, keys, seconds }, index) => {
    now += days * DAY;
    flow = wanted;
    const providerCallId = `${name}-${index}`;
    const identity = { provider: 'twilio', providerCallId, caller: who, mobile: null, line: '1294' };
    let reply = handleTurn(context, { ...identity, turn: 0, event: { type: 'noInput' } });
    for (const digits of keys.split(' ').filter(Boolean)) {
      now += 3_000;
      const event = digits === '-' ? ({ type: 'noInput' } as const) : ({ type: 'digits', digits } as const);
      reply = handleTurn(context, { ...identity, turn: reply.turn + 1, event });
    }
    endCall(context, { provider: 'twilio', providerCallId, seconds });
  });
  while (context.rollUp(50) > 0);
}

const rows = (query: string): string[] =>
  context.database
    .statement<object>(query)
    .all()
    .map((row) => JSON.stringify(row))
    .toSorted();

const allSums = () =>
  [...Object.values(SUMS).map(({ table }) => table), 'sum_scores'].map((table) => [
    table,
    rows(`select * from ${table}`),
  ]);

const ports = () => tallyStore(context.database, flowStore(context.database).find);

it('the sums are the same before and after calls are deleted, and when they are made anew', async () => {
  let run = 0;
  let deleted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(call, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 92, max: 200 }),
      fc.option(fc.nat({ max: 90 })),
      async (calls, days, late) => {
        live(calls, `run-${(run += 1)}`);
        const sums = allSums();
        context.retention.transaction(() => context.retention.store.setDays('calls', days));
        const before = goneBefore('calls', days, now);
        const deletions = await prune(context.retention, () => Promise.resolve());
        deleted += deletions.find(({ kind }) => kind === 'calls')?.amount ?? 0;
        expect(rows(`select id from calls where started_at < ${before} and caller is not null`)).toEqual([]);
        expect(rows(`select 1 from events join calls on id = call_id where started_at < ${before}`)).toEqual(
          [],
        );
        expect(rows('pragma foreign_key_check')).toEqual([]);
        expect(allSums()).toEqual(sums);
        // The carrier tells the length of a call again, when the call is deleted.
        calls.forEach((_, index) =>
          endCall(context, { provider: 'twilio', providerCallId: `run-${run}-${index}`, seconds: late }),
        );
        context.database.transaction(() =>
          context.database.statement('update calls set summed = 0 where started_at < ?').run(before),
        );
        while (context.rollUp(50) > 0);
        const later = allSums();
        rebuild(ports(), () => undefined);
        expect(allSums()).toEqual(later);
        rebuild(ports(), () => undefined);
        expect(allSums()).toEqual(later);
      },
    ),
    { numRuns: 15, seed: 20261121 },
  );
  expect(deleted).toBeGreaterThan(10);
});
