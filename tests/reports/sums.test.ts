import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { endCall } from '../../src/calls/end-call.ts';
import { handleTurn } from '../../src/calls/handle-turn.ts';
import { dayInPhnomPenh } from '../../src/calendar/phnom-penh.ts';
import type { Context } from '../../src/context.ts';
import { flowStore } from '../../src/storage/flow-store.ts';
import { tallyStore } from '../../src/storage/tally-store.ts';
import { rebuild } from '../../src/tally/rebuild.ts';
import { SUMS } from '../../src/tally/sums.ts';
import { NOW, testLine } from '../support/line.ts';

const HOUR = 60 * 60 * 1000;

/** A call: who, by which carrier, how long after the one before, what is pressed, and what is told of its end. */
const call = fc.record({
  who: fc.constantFrom('a', 'b', 'c', null),
  provider: fc.constantFrom('twilio', 'somleng', 'simulator'),
  hours: fc.nat({ max: 60 }),
  keys: fc.array(fc.constantFrom(...'1112234598-', '020101'), { maxLength: 14 }),
  statuses: fc.array(fc.option(fc.nat({ max: 90 })), { minLength: 1, maxLength: 3 }),
  forgetsAfter: fc.constantFrom(false, false, false, false, true),
});

/** Words of ends come late, again, and in any order; calls are summed up at any time between. */
const life = fc.record({
  calls: fc.array(call, { minLength: 1, maxLength: 6 }),
  order: fc.infiniteStream(fc.nat()),
  sums: fc.infiniteStream(fc.nat({ max: 3 })),
});

type Life = typeof life extends fc.Arbitrary<infer One> ? One : never;

let context: Context;
let now = NOW;
let count = 0;

/** As the test itself knows it: the calls of each caller, who is somebody else once forgotten. */
const known: { who: string | null; at: number }[] = [];
const generation = new Map<string, number>();

beforeAll(async () => {
  context = await testLine({ clock: { now: () => now } });
});

function live({ calls, order, sums }: Life): void {
  const ends: (() => void)[] = [];
  const sumSome = (): void => {
    const most = sums.next().value as number;
    if (most > 0) context.rollUp(most);
  };
  for (const { who, provider, hours, keys, statuses, forgetsAfter } of calls) {
    now += hours * HOUR;
    const providerCallId = `made-${(count += 1)}`;
    const name = who && `${who}${generation.get(who) ?? 0}`;
    // A number that nobody vouches for is another caller.
    const caller = name && (provider === 'simulator' ? `simulated ${name}` : name);
    const identity = { provider, providerCallId, caller, mobile: null, line: '1294' };
    if (provider !== 'simulator') known.push({ who: name, at: now });
    let reply = handleTurn(context, { ...identity, turn: 0, event: { type: 'noInput' } });
    for (const key of keys) {
      now += 3_000;
      const event = key === '-' ? ({ type: 'noInput' } as const) : ({ type: 'digits', digits: key } as const);
      reply = handleTurn(context, { ...identity, turn: reply.turn + 1, event });
    }
    for (const seconds of statuses) ends.push(() => endCall(context, { provider, providerCallId, seconds }));
    if (forgetsAfter && caller) context.database.transaction(() => context.store.forget(caller));
    // The keys may have led there too: whoever was forgotten is somebody else.
    if (who && isForgotten(providerCallId)) generation.set(who, (generation.get(who) ?? 0) + 1);
    sumSome();
  }
  while (ends.length > 0) {
    now += 1_000;
    const [end] = ends.splice((order.next().value as number) % ends.length, 1);
    end?.();
    sumSome();
  }
  while (context.rollUp(2) > 0);
}

const isForgotten = (providerCallId: string): boolean =>
  context.database
    .statement('select 1 from calls where provider_call_id = ? and caller is null')
    .all(providerCallId).length > 0;

const tables = [...Object.values(SUMS).map(({ table }) => table), 'sum_scores'];

/** Every sum, whatever its slice is called. */
const allSums = (): unknown =>
  tables.map((table) => [
    table,
    context.database
      .statement<object>(`select * from ${table}`)
      .all()
      .map((row) => JSON.stringify(row))
      .toSorted(),
  ]);

const one = (query: string): unknown => context.database.statement<{ value: unknown }>(query).all()[0]?.value;

/** What the sums say, beside what a plain look into the log says. */
const RECOUNTS: [string, string][] = [
  [
    `select sum(calls) as value from sum_calls where level = 0`,
    `select count(*) as value from calls where provider <> 'simulator' and ended_at is not null`,
  ],
  [
    `select sum(hung_up) as value from sum_calls where level = 3`,
    `select count(*) as value from calls where provider <> 'simulator' and disposition = 'hung-up'`,
  ],
  [
    `select sum(seconds) as value from sum_calls where level = 1`,
    `select sum(seconds) as value from calls where provider <> 'simulator'`,
  ],
  [
    `select sum(silences) as value from sum_questions where level = 0`,
    `select count(*) as value from events join calls on id = call_id where provider <> 'simulator' and type = 'noInput'`,
  ],
  [
    `select sum(wrong_keys) as value from sum_questions where level = 1`,
    `select count(*) as value from events join calls on id = call_id where provider <> 'simulator' and type = 'noMatch'`,
  ],
  [
    `select sum(asked) as value from sum_questions where level = 0`,
    `select count(*) as value from events join calls on id = call_id where provider <> 'simulator' and type = 'said'`,
  ],
  [
    `select sum(calls) as value from sum_topics where level = 2 and topic = 'budget-answer'`,
    `select count(distinct call_id) as value from events join calls on id = call_id
     where provider <> 'simulator' and type = 'step' and node like '%/say-totals'`,
  ],
  [
    `select sum(ratings * value) as value from sum_ratings where level = 0`,
    `select sum(value) as value from ratings join calls on id = call_id where provider <> 'simulator'`,
  ],
  [
    `select sum(votes) as value from sum_scores where item = '' and "group" = '' and value > 0`,
    `select count(*) as value from votes join calls on id = call_id where provider <> 'simulator' and counted`,
  ],
  [
    `select sum(found + not_found + failed) as value from sum_look_ups where level = 0 and query = 'service'`,
    `select count(distinct call_id || json_extract(data, '$.args.key')) as value from events join calls on id = call_id
     where provider <> 'simulator' and type = 'lookedUp' and json_extract(data, '$.query') = 'service'`,
  ],
];

const first = <Key>(keyOf: (at: number) => Key): number => {
  const seen = new Set<string>();
  for (const { who, at } of known) if (who !== null) seen.add(JSON.stringify([who, keyOf(at)]));
  return seen.size;
};

it('the sums are those of the log, however calls end and whenever they are summed up, and those made anew', () => {
  fc.assert(
    fc.property(life, (oneLife) => {
      live(oneLife);
      for (const [sum, log] of RECOUNTS) expect([sum, one(sum) ?? 0]).toEqual([sum, one(log) ?? 0]);
      expect(one('select sum(callers_of_day) as value from sum_calls where level = 0') ?? 0).toBe(
        first((at) => dayInPhnomPenh(at)),
      );
      expect(one('select sum(callers_of_month) as value from sum_calls where level = 2') ?? 0).toBe(
        first((at) => dayInPhnomPenh(at).slice(0, 7)),
      );
      expect(one('select sum(new_callers) as value from sum_calls where level = 0') ?? 0).toBe(
        first(() => ''),
      );
      const rolled = allSums();
      rebuild(tallyStore(context.database, flowStore(context.database).find), () => undefined);
      expect(allSums()).toEqual(rolled);
    }),
    { numRuns: 20, seed: 20261121 },
  );
});
