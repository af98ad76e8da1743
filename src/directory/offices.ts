import { z } from 'zod';
import type { Json } from '../core/call/events.ts';
import { nearest } from './nearest.ts';
import { spokenPlace } from './places.ts';
import {
  OFFICE_KINDS,
  type OfficeKind,
  type OfficeRow,
  type OpeningRow,
  type ReferenceStore,
} from './ports.ts';
import { query, type QueryContext } from './query.ts';
import { agingState } from './fact-states.ts';
import { dayInPhnomPenh, inPhnomPenh } from '../calendar/phnom-penh.ts';

/** How many digits of a commune's code name the place whose office serves it; none: it has branches of its own. */
const PLACE_DIGITS: Record<OfficeKind, number> = {
  commune: 6,
  police: 6,
  school: 6,
  health: 6,
  district: 4,
  owso: 4,
  ombudsman: 4,
  'owso-province': 2,
  nssf: 0,
};

/** The place of the office of a kind that serves a commune: its own, its district or its province. */
export function officePlace(kind: OfficeKind, commune: string | null, store: ReferenceStore): Json {
  const place = commune === null ? undefined : store.place(commune.slice(0, PLACE_DIGITS[kind]));
  return place ? spokenPlace(place) : null;
}

/** Times of one day or of several in a row, as they are said. */
export interface OpeningDays {
  [name: string]: Json;
  first: string;
  /** Null where it is one day. */
  last: string | null;
  times: { from: number; to: number }[];
}

interface Opening {
  office: OfficeRow;
  rows: OpeningRow[];
  days: OpeningDays[];
}

/**
 * The confirmed opening hours of the nearest office of the first of these kinds that has any. Sample offices and
 * offices of other places have no hours for a caller.
 */
export function openingOfKind(
  kinds: readonly OfficeKind[],
  commune: string | null,
  store: ReferenceStore,
  options: QueryContext,
): Opening | undefined {
  if (commune === null) return undefined;
  for (const kind of kinds) {
    const office = officeOf(kind, commune, store, options);
    const rows = office ? spokenHours(office, store, options) : [];
    if (office && rows.length > 0) return { office, rows, days: daysOf(rows) };
  }
  return undefined;
}

function officeOf(kind: OfficeKind, commune: string, store: ReferenceStore, options: QueryContext) {
  const real = store.offices(kind).filter((office) => isSpoken(office, options));
  return nearest(real, commune);
}

const spokenHours = (office: OfficeRow, store: ReferenceStore, options: QueryContext): OpeningRow[] =>
  store.opening(office.key).filter((row) => isSpoken(row, options));

const isSpoken = (row: OfficeRow | OpeningRow, options: QueryContext): boolean =>
  agingState(row, options) === 'confirmed';

/** Days in a row with the same times are said as one. */
function daysOf(rows: readonly OpeningRow[]): OpeningDays[] {
  const days: { from: number; to: number; times: OpeningDays['times'] }[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const times = timesOn(weekday, rows);
    const before = days.at(-1);
    if (times.length === 0) continue;
    if (before?.to === weekday - 1 && JSON.stringify(before.times) === JSON.stringify(times))
      before.to = weekday;
    else days.push({ from: weekday, to: weekday, times });
  }
  return days.map(({ from, to, times }) => ({
    first: `weekday-${from}`,
    last: to === from ? null : `weekday-${to}`,
    times,
  }));
}

const timesOn = (weekday: number, rows: readonly OpeningRow[]): OpeningDays['times'] =>
  rows
    .filter((row) => row.weekday === weekday)
    .map((row) => ({ from: row.fromMinute, to: row.toMinute }))
    .toSorted((a, b) => a.from - b.from);

/** Every prompt that opening hours may name. */
export const weekdayPrompts = (): string[] => [1, 2, 3, 4, 5, 6, 7].map((day) => `weekday-${day}`);

const DAY = 24 * 60 * 60 * 1000;

/** A holiday week, and the same weekday after it. */
const DAYS_AHEAD = 15;

/**
 * Whether an office that serves the caller's commune is open now, and when it opens next.
 * In: kinds of offices, the first with known hours counts; the caller's commune. Out: `open`; `opensOn` (null while it
 * is open): the weekday's prompt, whether that is today, and the minute of the day; its hours, its name's prompt, its
 * place, and the number to be connected to. Not found: no hours are known.
 */
export const opening = query(
  { kinds: z.array(z.enum(OFFICE_KINDS)).min(1), commune: z.string().nullable() },
  ({ kinds, commune }, store, options) => {
    const found = openingOfKind(kinds, commune, store, options);
    if (!found) return undefined;
    const { office, rows, days } = found;
    const place = store.place(office.placeCode);
    const open = isOpenAt(options.now, rows, store);
    return {
      open,
      opensOn: open ? null : opensNext(options.now, rows, store),
      days,
      kind: office.kind,
      name: `office-${office.kind}`,
      place: place ? spokenPlace(place) : null,
      key: office.key,
      phone: office.phone,
    };
  },
);

/** From the first minute on, to the last one, which is closed already. */
function isOpenAt(now: number, rows: readonly OpeningRow[], store: ReferenceStore): boolean {
  const { weekday, minute, date } = momentOf(now);
  if (store.isHoliday(date)) return false;
  return timesOn(weekday, rows).some(({ from, to }) => from <= minute && minute < to);
}

function opensNext(now: number, rows: readonly OpeningRow[], store: ReferenceStore): Json {
  const { minute } = momentOf(now);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const { weekday, date } = momentOf(now + ahead * DAY);
    const next = timesOn(weekday, rows).find(({ from }) => ahead > 0 || from > minute);
    if (next && !store.isHoliday(date))
      return { day: `weekday-${weekday}`, today: ahead === 0, at: next.from };
  }
  return null;
}

function momentOf(now: number): { weekday: number; minute: number; date: string } {
  const there = inPhnomPenh(now);
  return {
    weekday: there.getUTCDay() || 7,
    minute: there.getUTCHours() * 60 + there.getUTCMinutes(),
    date: dayInPhnomPenh(now),
  };
}
