import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  facilities as facilityTable,
  promises as promiseTable,
  rights as rightTable,
  rounds,
} from '../../db/schema.ts';
import { QUERY_CONTEXT } from '../../tests/support/query-context.ts';
import { filledStore } from '../../tests/support/reference.ts';
import { ROOT } from '../context.ts';
import type { Json } from '../core/call/events.ts';
import { openStore, type Store } from '../storage/database.ts';
import { referenceStore } from '../storage/reference-store.ts';
import { clipOf } from './own-clip.ts';
import { promises } from './promises.ts';
import type { Query, QueryContext } from './query.ts';
import { referenceRows } from './reference-files.ts';
import { rights } from './rights.ts';
import { facilities, myVote, scorecardRound } from './scorecards.ts';

const COMMUNE = '020101';
const ROUND = 'example-2026';

let facts: Buffer;
let store: Store;
beforeAll(() => {
  const filled = filledStore();
  facts = filled.serialize();
  filled.close();
});
beforeEach(() => {
  store = openStore(Buffer.from(facts), join(ROOT, 'db/migrations'));
});
afterEach(() => {
  store.close();
});

/** The answer's data, or null for "not found". */
function ask(query: Query, args: { [name: string]: Json }, context: Partial<QueryContext> = {}): Json {
  const answer = query.answer(args, referenceStore(store), { ...QUERY_CONTEXT, ...context });
  return answer.outcome === 'found' ? answer.data : null;
}

describe('rights', () => {
  const keysOf = (kind: string, context: Partial<QueryContext> = {}) =>
    ((ask(rights, { kind }, context) ?? []) as { key: string }[]).map(({ key }) => key);

  it.each(['school', 'health-centre', 'commune'])('of a %s are those that somebody confirmed', (kind) => {
    const confirmed = store.db
      .select()
      .from(rightTable)
      .all()
      .filter((row) => row.kind === kind && row.source && row.confirmedBy && row.confirmedAt)
      .map(({ key }) => key);
    expect(confirmed.length).toBeGreaterThan(0);
    expect(keysOf(kind)).toEqual(confirmed);
  });

  it.each([{ source: null }, { confirmedBy: null }, { confirmedAt: null }, { confirmedAt: '2024-11-01' }])(
    'are silent with %j',
    (change) => {
      store.db.update(rightTable).set(change).run();
      for (const kind of ['school', 'health-centre', 'commune']) expect(keysOf(kind)).toEqual([]);
    },
  );

  it('grow too old with the setting', () => {
    expect(keysOf('school', { now: Date.UTC(2027, 0, 21), factsMaxAgeDays: 30 })).toEqual([]);
  });
});

describe('promises', () => {
  const told = (context: Partial<QueryContext> = {}) => ask(promises, { commune: COMMUNE }, context);

  it('without a clip are told by topic, actor, day and state', () => {
    expect(told()).toMatchObject({
      sample: true,
      year: 2026,
      list: [
        {
          id: '020101-2026-1',
          clip: null,
          about: 'promise-about-road',
          who: 'promise-who-commune',
          due: '2026-06-30',
          state: 'promise-done',
        },
        { state: 'promise-under-way' },
        { state: 'promise-planned' },
      ],
    });
  });

  it('are heard in their own clip while it says what the file says', () => {
    const says = (text: string) =>
      told({ textOfClip: (id) => (id === 'promise-020101-2026-1' ? text : null) });
    expect(says('ជួសជុលផ្លូវពីសាលារៀន ទៅផ្សារ។')).toMatchObject({
      list: [{ clip: 'promise-020101-2026-1' }, {}, {}],
    });
    expect(says('ជួសជុលស្ពាន។')).toMatchObject({ list: [{ clip: null }, {}, {}] });
  });

  it('that are examples are silent where examples are', () => {
    expect(told({ sampleBudgets: false })).toBeNull();
  });

  it('that are confirmed take the place of the examples, and silence them when nobody confirmed them', () => {
    const real = { sample: false, sourceUrl: 'https://example.org/plan', confirmedBy: 'commune' };
    const second = store.db.update(promiseTable);
    second.set({ ...real, confirmedAt: '2026-10-01' }).run();
    expect(told({ sampleBudgets: false })).toMatchObject({ sample: false });
    store.db.update(promiseTable).set({ confirmedAt: null }).run();
    expect(told()).toBeNull();
  });
});

describe('what can be scored', () => {
  const found = (kind: string, context: Partial<QueryContext> = {}, commune = COMMUNE) =>
    ask(facilities, { commune, kind, round: ROUND }, context);

  it('is every school of the commune, and the commune itself without a row', () => {
    expect(found('school')).toMatchObject({ sample: true, only: null, list: [{ code: '02010101' }, {}] });
    expect(found('commune', {}, '010201')).toMatchObject({
      sample: true,
      only: { id: 'commune-010201', isCommune: true },
    });
    expect(found('commune', {}, '999999')).toBeNull();
    expect(found('school', {}, '010201')).toBeNull();
  });

  it('is no example where there is a real one, or where examples are silent', () => {
    expect(found('school', { sampleBudgets: false })).toBeNull();
    const real = {
      id: 'school-777',
      kind: 'school',
      code: '777',
      commune: COMMUNE,
      nameKm: 'ក',
      nameEn: 'K',
    };
    store.db
      .insert(facilityTable)
      .values({ ...real, sample: false, sourceUrl: 'https://example.org' })
      .run();
    store.db.update(rounds).set({ sample: false }).run();
    expect(found('school')).toMatchObject({ sample: false, only: { id: 'school-777', name: null } });
  });

  it('is asked in the newest round that is open today in Phnom Penh', () => {
    const round = (context: Partial<QueryContext> = {}) => ask(scorecardRound, { kind: 'school' }, context);
    expect(round()).toMatchObject({ id: ROUND, sample: true });
    expect((round() as { items: unknown[] }).items.length).toBe(8);
    expect(round({ sampleBudgets: false })).toBeNull();
    // The last day of the round ends at midnight in Phnom Penh, which is 17:00 UTC.
    expect(round({ now: Date.UTC(2027, 11, 31, 16, 59) })).not.toBeNull();
    expect(round({ now: Date.UTC(2027, 11, 31, 17, 0) })).toBeNull();
  });

  it('counts for a caller with a pseudonym only', () => {
    const args = { round: ROUND, facility: 'school-02010101' };
    expect(ask(myVote, args)).toEqual({ counted: false, voted: false });
    expect(ask(myVote, args, { caller: 'someone' })).toEqual({ counted: true, voted: false });
  });
});

describe('files of facilities, rounds, items, promises and rights', () => {
  const refused = (which: Parameters<typeof referenceRows>[0], text: string): string => {
    try {
      referenceRows(which, text);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    [
      'rounds',
      'id,name,opens_on,closes_on,enough,sample\nr,R,2026-01-01,2026-02-01,4,no',
      'at least 5 voters',
    ],
    ['rounds', 'id,name,opens_on,closes_on,enough,sample\nr,R,2026-02-01,2026-01-01,5,no', 'closes before'],
    [
      'facilities',
      'kind,code,commune,name_km,name_en,sample,source_url\nschool,123,020101,ក,K,no,',
      'name the list',
    ],
    [
      'facilities',
      'kind,code,commune,name_km,name_en,sample,source_url\nmarket,123,020101,ក,K,yes,',
      'school or health-centre',
    ],
    ['scorecardItems', 'round,kind,position,item\nr,school,1,weather', 'write one of: work'],
    [
      'rights',
      'key,kind,position,source,source_url,source_date,confirmed_by,confirmed_at,notes\nx,school,1,Law,,,somebody,,',
      'both who confirmed it and the day',
    ],
    [
      'promises',
      'commune,year,position,topic,what_km,what_en,who,who_km,who_en,due_on,state,state_on,sample,confirmed_by,confirmed_at,source_url\n020101,2026,1,road,ក,K,king,,,,done,,yes,,,',
      'write one of: commune',
    ],
  ] as const)('are refused, %s, with what to do', (which, text, what) => {
    expect(refused(which, text)).toContain('row 2');
    expect(refused(which, text)).toContain(what);
  });
});

describe('a clip of its own', () => {
  const said = (text: string | null) => clipOf('x', 'ក ខ', { ...QUERY_CONTEXT, textOfClip: () => text });

  it('may differ in spaces and full stops, and in nothing else', () => {
    expect([said('កខ។'), said('ក ខ'), said('ក គ'), said(''), said(null)]).toEqual([
      'x',
      'x',
      null,
      null,
      null,
    ]);
  });
});
