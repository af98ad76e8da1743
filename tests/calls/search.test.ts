import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loggedCalls } from '../../db/schema.ts';
import { callsQuery, type CallsAnswer, type CallsQuery } from '../../src/analytics/calls/api-types.ts';
import { searchCalls } from '../../src/analytics/questions/search-calls.ts';
import { readerOf, type Reader } from '../../src/analytics/reader.ts';
import { startOfDay } from '../../src/calendar/phnom-penh.ts';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type { Store } from '../../src/storage/database.ts';
import { testLine } from '../support/line.ts';
import { emptyStore } from '../support/reference.ts';
import { withKey, type Caller } from '../support/staff.ts';

type Listed = typeof loggedCalls.$inferInsert;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An ordinary call, in the hour of 21 November 2026 in Phnom Penh. */
const listed = (callId: string, hour: number, other: Partial<Listed> = {}): Listed => ({
  ...{ callId, shownAt: startOfDay('2026-11-21') + hour * HOUR, confidential: false, line: '1294' },
  ...{ language: 'km', flowId: 'citizen-line', flowVersion: 'v1', disposition: 'hung-up', topics: '[]' },
  ...{ failures: 0, ...other },
});

/** Of a confidential call the day alone. */
const CONFIDENTIAL = listed('secret', 0, { confidential: true });

const CALLS: Listed[] = [
  listed('plain', 8),
  listed('night', 23, { line: '1295' }),
  listed('english', 9, { language: 'en', disposition: 'completed' }),
  listed('battambang', 10, { province: '02', district: '0201', commune: '020101', lowestRating: 2 }),
  listed('district', 11, { province: '02', district: '0202', topics: '["district-budget-answer"]' }),
  listed('budget', 12, { topics: '["budget-answer","budget-income"]', flowVersion: 'v2' }),
  listed('other-flow', 13, { flowId: 'my-request' }),
  listed('faulty', 14, { failures: 1, disposition: 'failed' }),
  listed('bad', 15, { lowestRating: 1, province: '02', district: '0201', commune: '020102' }),
  listed('day-before', -1),
  listed('day-after', 24),
  CONFIDENTIAL,
];

describe('the search for calls', () => {
  let context: Context;
  let analyst: Caller;

  beforeAll(async () => {
    context = await testLine();
    context.database.db.insert(loggedCalls).values(CALLS).run();
    analyst = withKey(context, createApp(context), ['calls:read']);
  });
  afterAll(() => context.close());

  const ask = async (query: string): Promise<CallsAnswer> =>
    (await analyst.get(`/api/v1/calls?${query}`).expect(200)).body as CallsAnswer;

  const found = async (query: string): Promise<string[]> => (await ask(query)).calls.map(({ id }) => id);

  it('lists all, the newest first, and confidential ones last in their day', async () => {
    const { calls, next, count } = await ask('');
    expect(calls.map(({ id }) => id)).toEqual([
      ...['day-after', 'night', 'bad', 'faulty', 'other-flow', 'budget', 'district', 'battambang', 'english'],
      ...['plain', 'secret', 'day-before'],
    ]);
    expect(next).toBeNull();
    expect(count).toEqual({ calls: 12, all: true });
  });

  it.each([
    ['from=2026-11-22', ['day-after']],
    ['to=2026-11-20', ['day-before']],
    ['from=2026-11-21&to=2026-11-21&hours=12-14', ['other-flow', 'budget']],
    ['hours=0-9', ['day-after', 'plain']],
    ['hours=23-24', ['night', 'day-before']],
    ['line=1295', ['night']],
    ['place=02', ['bad', 'district', 'battambang']],
    ['place=0201', ['bad', 'battambang']],
    ['place=020101', ['battambang']],
    ['language=en', ['english']],
    ['flow=my-request', ['other-flow']],
    ['flow=citizen-line&version=v2', ['budget']],
    ['topic=budget-answer', ['budget']],
    ['topic=district-budget-answer', ['district']],
    ['disposition=completed', ['english']],
    ['disposition=failed', ['faulty']],
    ['rating=1', ['bad']],
    ['faults=yes', ['faulty']],
    ['place=02&rating=2', ['battambang']],
    ['place=02&rating=1&disposition=hung-up&language=km&line=1294&from=2026-11-21', ['bad']],
    ['place=02&topic=district-budget-answer&hours=11-12', ['district']],
    ['faults=yes&disposition=hung-up', []],
    ['line=1294&language=en&flow=citizen-line&version=v1', ['english']],
  ])('finds by %s', async (query, ids) => {
    expect(await found(query)).toEqual(ids);
    expect((await ask(query)).count).toEqual({ calls: ids.length, all: true });
  });

  it('tells what is known of a call, and of a confidential one nothing but its day', async () => {
    const { calls } = await ask('from=2026-11-21&to=2026-11-21');
    expect(calls.find(({ id }) => id === 'battambang')).toEqual({
      ...{ id: 'battambang', day: '2026-11-21', startedAt: startOfDay('2026-11-21') + 10 * HOUR },
      ...{ confidential: false, line: '1294', language: 'km', flow: { id: 'citizen-line', version: 'v1' } },
      ...{ disposition: 'hung-up', place: '020101', topics: [], rating: 2, faults: 0, seconds: null },
    });
    expect(calls.find(({ id }) => id === 'secret')).toMatchObject({
      ...{ day: '2026-11-21', startedAt: null, confidential: true, place: null, topics: [] },
      ...{ rating: null, seconds: null },
    });
  });

  it.each([
    ['from=yesterday', 'from'],
    ['from=2026-11-21&to=2026-11-20', 'to'],
    ['hours=12-8', 'hours'],
    ['place=1', 'place'],
    ['version=v1', 'version'],
    ['rating=6', 'rating'],
    ['disposition=lost', 'disposition'],
    ['after=nothing', 'after'],
    ['caller=somebody', undefined],
  ])('refuses %s with a plain sentence', async (query, field) => {
    const { body } = (await analyst.get(`/api/v1/calls?${query}`).expect(400)) as { body: object };
    expect(body).toMatchObject({ code: 'bad-input', ...(field && { field }) });
  });

  it('is for who may read about calls, and not for a key of some districts', async () => {
    const app = createApp(context);
    const others = withKey(context, app, ['cases:read', 'flows:read', 'facts:read']);
    for (const path of ['/calls', '/calls/plain', '/calls/live', '/flow-versions/citizen-line/v1'])
      await others.get(`/api/v1${path}`).expect(403);
    const ofDistrict = withKey(context, app, ['calls:read'], ['0201']);
    await ofDistrict.get('/api/v1/calls').expect(403);
  });
});

describe('the pages of a search', () => {
  const MANY = 500;
  const read = (store: Store, query: Partial<CallsQuery>): CallsAnswer =>
    searchCalls(readerOf(store), callsQuery.parse(query));

  /** Calls of 100 days, twenty of which at a time begin at the same moment. */
  function manyCalls(): Store {
    const store = emptyStore();
    for (let index = 0; index < MANY; index += 1)
      store.db
        .insert(loggedCalls)
        .values(listed(`call-${index}`, 0, { shownAt: NOW - Math.floor(index / 20) * DAY }))
        .run();
    return store;
  }
  const NOW = startOfDay('2026-11-21') + HOUR;

  it('have every call once, while calls go on ending', () => {
    const store = manyCalls();
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 100; page += 1) {
      const answer = read(store, { limit: 30, ...(after !== undefined && { after }) });
      seen.push(...answer.calls.map(({ id }) => id));
      store.db
        .insert(loggedCalls)
        .values(listed(`new-${page}`, 0, { shownAt: NOW + page }))
        .run();
      if (answer.next === null) break;
      after = answer.next;
    }
    expect(seen.toSorted()).toEqual(Array.from({ length: MANY }, (_, index) => `call-${index}`).toSorted());
    store.close();
  });

  it('go on where not all calls were looked through, and say how far they were', () => {
    const store = emptyStore();
    store.db.run(sql`
      insert into logged_calls (call_id, shown_at, confidential, line, language, flow_id, flow_version, disposition,
        topics, failures)
      with recursive n(i) as (select 0 union all select i + 1 from n where i < 14999)
      select 'call-' || i, ${NOW} - i * 60000, 0, '1294', 'km', 'f', 'v', 'hung-up',
        iif(i in (3, 12000), '["rights"]', '[]'), 0 from n`);
    const first = read(store, { topic: 'rights' });
    expect(first.calls.map(({ id }) => id)).toEqual(['call-3']);
    expect(first.searchedTo).toBe('2026-11-14');
    expect(first.count).toEqual({ calls: 1, all: false });
    const second = read(store, { topic: 'rights', after: first.next ?? '' });
    expect(second).toMatchObject({
      calls: [{ id: 'call-12000' }],
      next: null,
      searchedTo: null,
      count: null,
    });
    expect(read(store, {}).count).toEqual({ calls: 10_000, all: false });
    store.close();
  });
});

describe('the plan of a search', () => {
  const PLANS: [Partial<CallsQuery>, string][] = [
    [{}, 'logged_calls_shown'],
    [{ from: '2026-11-01', to: '2026-11-21' }, 'logged_calls_shown'],
    [{ topic: 'rights', hours: '8-12' }, 'logged_calls_shown'],
    [{ line: '1294' }, 'logged_calls_line'],
    [{ place: '02' }, 'logged_calls_province'],
    [{ place: '0201' }, 'logged_calls_district'],
    [{ place: '020101' }, 'logged_calls_commune'],
    [{ language: 'jra' }, 'logged_calls_language'],
    [{ language: 'km' }, 'logged_calls_language'],
    [{ flow: 'citizen-line', version: 'v1' }, 'logged_calls_version'],
    [{ disposition: 'failed' }, 'logged_calls_disposition'],
    [{ disposition: 'hung-up' }, 'logged_calls_disposition'],
    [{ rating: 1 }, 'logged_calls_rating'],
    [{ faults: 'yes' }, 'logged_calls_failed'],
    [{ line: '1294', topic: 'rights', hours: '8-12', from: '2026-11-01' }, 'logged_calls_line'],
  ];

  /** A reader that notes how SQLite goes about what it is asked for rows. */
  function explaining(store: Store): { explained: Reader; plans: string[] } {
    const reader = readerOf(store);
    const plans: string[] = [];
    const all: Reader['all'] = (asked) => {
      const plan = reader.all<{ detail: string }>(sql`explain query plan ${asked}`);
      plans.push(plan.map(({ detail }) => detail).join('; '));
      return reader.all(asked);
    };
    return { explained: { ...reader, all }, plans };
  }

  it.each(PLANS)('for %o reads by one index, in its order', (query, index) => {
    const store = emptyStore();
    const { explained, plans } = explaining(store);
    const after = `${startOfDay('2026-11-21')}_call-1`;
    for (const page of [{}, { after }]) searchCalls(explained, callsQuery.parse({ ...query, ...page }));
    expect(plans.length).toBeGreaterThan(3);
    // How far an index comes is asked of it alone; the one of faults, which are rare, does not have their number.
    expect(plans.some((plan) => plan.includes('COVERING'))).toBe(!query.faults);
    for (const plan of plans) {
      expect(plan).toMatch(new RegExp(`USING (COVERING )?INDEX ${index}\\b`));
      // With two bounds at one end it would be looked for one, and read on to the other.
      expect(plan.match(/shown_at[<>]\?/g)?.length ?? 0).toBeLessThanOrEqual(2);
      // Only calls of one moment are put in order.
      expect(plan.replace('USE TEMP B-TREE FOR LAST TERM OF ORDER BY', '')).not.toMatch(/TEMP B-TREE/);
    }
    store.close();
  });

  /** A hundred calls of Battambang in the last hour, and one in English a day; the index that comes farther differs. */
  it.each([
    [{ place: '02', language: 'en' }, 'logged_calls_language'],
    [{ language: 'en', line: '1294' }, 'logged_calls_language'],
    [{ place: '02', line: '1294' }, 'logged_calls_province'],
    [{ faults: 'yes' as const, place: '02' }, 'logged_calls_failed'],
  ])('for %o takes the index that finds the fewest calls', (query, index) => {
    const store = emptyStore();
    const now = startOfDay('2026-11-21');
    const calls = [
      ...Array.from({ length: 100 }, (_one, at) =>
        listed(`b-${at}`, 0, { shownAt: now - at * 1000, province: '02' }),
      ),
      ...Array.from({ length: 40 }, (_one, at) =>
        listed(`e-${at}`, 0, { shownAt: now - at * DAY, language: 'en' }),
      ),
      listed('rest', 1),
    ];
    store.db.insert(loggedCalls).values(calls).run();
    const { explained, plans } = explaining(store);
    searchCalls(explained, callsQuery.parse(query));
    expect(plans.length).toBeGreaterThan(1);
    for (const plan of plans) expect(plan).toContain(index);
    store.close();
  });
});
