import { offices, opening } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';

const CONFIRMED = { confirmedBy: 'the office', confirmedAt: '2026-11-01', sourceUrl: null };

/** The clock of the tests stands at ten in the morning of a Saturday. */
const SATURDAY = 6;

export const OFFICER = { key: 'ombudsman-0201', phone: '+85553000111' };

/** Keys that make a commune of the officer's district known, and ask for a person. */
export const TO_OFFICER = ['2', '6', '020101', '0'];

interface Presence {
  phone?: string | null | undefined;
  weekday?: number | undefined;
}

/** The complaints officer of district 0201, there on one day of the week, with a break at noon. */
export function withOfficer(
  { database: { db } }: Context,
  { phone = OFFICER.phone, weekday = SATURDAY }: Presence = {},
): void {
  const { key } = OFFICER;
  db.insert(offices)
    .values({ ...CONFIRMED, key, kind: 'ombudsman', placeCode: '0201', phone, sample: false })
    .run();
  for (const [fromMinute, toMinute] of [
    [450, 690],
    [840, 1020],
  ] as const)
    db.insert(opening)
      .values({ ...CONFIRMED, officeKey: key, weekday, fromMinute, toMinute })
      .run();
}
