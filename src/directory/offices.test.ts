import { beforeAll, describe, expect, it } from 'vitest';
import { holidays, offices, opening as openingTable } from '../../db/schema.ts';
import { filledStore } from '../../tests/support/reference.ts';
import { QUERY_CONTEXT } from '../../tests/support/query-context.ts';
import type { Json } from '../core/call/events.ts';
import { referenceStore } from '../storage/reference-store.ts';
import { opening } from './offices.ts';
import type { OfficeRow, OpeningRow, ReferenceStore } from './ports.ts';

const DISTRICT = '0201';
const COMMUNE = '020101';
const CONFIRMED = { confirmedBy: 'District office', confirmedAt: '2026-11-01', sourceUrl: null };

let facts: ReferenceStore;
beforeAll(() => {
  const store = filledStore();
  const office = (key: string, rest: Partial<OfficeRow> = {}): OfficeRow => ({
    key,
    kind: 'owso',
    placeCode: DISTRICT,
    phone: null,
    sample: false,
    sourceDate: null,
    ...CONFIRMED,
    ...rest,
  });
  store.db
    .insert(offices)
    .values([
      office('owso-0201', { phone: '+85512345678' }),
      office('owso-0102', { placeCode: '0102' }),
      office('ombudsman-0201', { kind: 'ombudsman' }),
      office('police-sample', { kind: 'police', placeCode: COMMUNE, sample: true }),
      office('health-unconfirmed', { kind: 'health', placeCode: COMMUNE, confirmedBy: null }),
    ])
    .run();
  const hours = (officeKey: string, weekday: number, fromMinute: number, toMinute: number): OpeningRow => ({
    ...CONFIRMED,
    officeKey,
    weekday,
    fromMinute,
    toMinute,
  });
  const weekdays = [1, 2, 3, 4, 5];
  store.db
    .insert(openingTable)
    .values([
      ...weekdays.map((day) => hours('owso-0201', day, 450, 690)),
      ...weekdays.map((day) => hours('owso-0201', day, 840, 1020)),
      hours('owso-0201', 6, 450, 690),
      hours('police-sample', 1, 0, 1440),
      hours('health-unconfirmed', 1, 0, 1440),
    ])
    .run();
  store.db
    .insert(holidays)
    .values([{ date: '2026-11-24', nameEn: 'Water Festival', sourceUrl: null }])
    .run();
  facts = referenceStore(store);
});

/** A time in Phnom Penh, in November 2026. The 23rd is a Monday, the 24th a holiday. */
const at = (day: number, hour: number, minute: number): number => Date.UTC(2026, 10, day, hour - 7, minute);

function ask(
  now: number,
  kinds: string[] = ['owso'],
  commune: string | null = COMMUNE,
): { [name: string]: Json } | null {
  const answer = opening.answer({ kinds, commune }, facts, { ...QUERY_CONTEXT, now });
  return answer.outcome === 'found' ? (answer.data as { [name: string]: Json }) : null;
}

describe('an office', () => {
  it.each([
    [at(23, 7, 29), false],
    [at(23, 7, 30), true],
    [at(23, 11, 29), true],
    [at(23, 11, 30), false],
    [at(23, 14, 0), true],
    [at(23, 17, 0), false],
    [at(22, 9, 0), false],
    [at(24, 9, 0), false],
    [at(28, 9, 0), true],
  ])('is open from its first minute to before its last, and not on a holiday (%#)', (now, open) => {
    expect(ask(now)?.['open']).toBe(open);
  });

  it.each([
    ['before work', at(23, 7, 0), { day: 'weekday-1', today: true, at: 450 }],
    ['at noon', at(23, 12, 0), { day: 'weekday-1', today: true, at: 840 }],
    ['in the evening before a holiday', at(23, 18, 0), { day: 'weekday-3', today: false, at: 450 }],
    ['on the holiday', at(24, 8, 0), { day: 'weekday-3', today: false, at: 450 }],
    ['on a Sunday', at(22, 9, 0), { day: 'weekday-1', today: false, at: 450 }],
    [
      'after midnight in Phnom Penh, still the day before in UTC',
      at(23, 0, 30),
      { day: 'weekday-1', today: true, at: 450 },
    ],
  ])('tells when it opens next: %s', (_when, now, opensOn) => {
    expect(ask(now)?.['opensOn']).toEqual(opensOn);
  });

  it('says nothing of opening while it is open', () => {
    expect(ask(at(23, 8, 0))?.['opensOn']).toBeNull();
  });

  it('tells days with the same hours as one', () => {
    const morning = { from: 450, to: 690 };
    expect(ask(at(23, 8, 0))?.['days']).toEqual([
      { first: 'weekday-1', last: 'weekday-5', times: [morning, { from: 840, to: 1020 }] },
      { first: 'weekday-6', last: null, times: [morning] },
    ]);
  });

  it('is the first kind whose hours are known, with its place and number', () => {
    expect(ask(at(23, 8, 0), ['ombudsman', 'owso'])).toMatchObject({
      kind: 'owso',
      place: { code: DISTRICT },
      phone: '+85512345678',
    });
  });

  it.each([
    ['of another district', '010201'],
    ['of nobody knows where', null],
  ])('%s is not found', (_whose, commune) => {
    expect(ask(at(23, 8, 0), ['owso'], commune)).toBeNull();
  });

  it('has no hours for a caller when it is a sample, unconfirmed or confirmed too long ago', () => {
    expect(ask(at(23, 8, 0), ['police'])).toBeNull();
    expect(ask(at(23, 8, 0), ['health'])).toBeNull();
    expect(ask(Date.UTC(2029, 0, 8, 2))).toBeNull();
  });
});
