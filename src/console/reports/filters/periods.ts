import type { Period } from '../../../analytics/api-types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const PHNOM_PENH_MS = 7 * 60 * 60 * 1000;

export const PRESETS = [
  'week',
  'month-days',
  'month',
  'month-before',
  'year-days',
  'year',
  'year-before',
] as const;
export type Preset = (typeof PRESETS)[number];

/** The day in Phnom Penh, wherever the reader is. In: milliseconds since 1970 (UTC). */
export const todayInPhnomPenh = (now: number): string =>
  new Date(now + PHNOM_PENH_MS).toISOString().slice(0, 10);

/** The day so many days later, or earlier where the number is negative. */
export const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

const firstOfMonth = (day: string, months = 0): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
};

/** The days of a period that has a name. `…-days` counts back from today; both days count. */
export function periodOf(preset: Preset, today: string): Period {
  const year = Number(today.slice(0, 4));
  switch (preset) {
    case 'week':
      return { from: shifted(today, -6), to: today };
    case 'month-days':
      return { from: shifted(today, -29), to: today };
    case 'month':
      return { from: firstOfMonth(today), to: today };
    case 'month-before':
      return { from: firstOfMonth(today, -1), to: shifted(firstOfMonth(today), -1) };
    case 'year-days':
      return { from: shifted(today, -364), to: today };
    case 'year':
      return { from: `${year}-01-01`, to: today };
    case 'year-before':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  }
}

/** The name of a period, where it has one. */
export const presetOf = (period: Partial<Period>, today: string): Preset | undefined =>
  PRESETS.find((preset) => {
    const { from, to } = periodOf(preset, today);
    return from === period.from && to === period.to;
  });

/** The period of the same length that ends the day before; whole months are followed back by whole months. */
export function periodBefore({ from, to }: Period): Period {
  const last = shifted(from, -1);
  const isWhole = from.endsWith('-01') && shifted(to, 1).endsWith('-01');
  if (!isWhole) return { from: shifted(from, Date.parse(last) / DAY_MS - Date.parse(to) / DAY_MS), to: last };
  const months = monthsFrom(from, shifted(to, 1));
  return { from: firstOfMonth(from, -months), to: last };
}

/** The months that a period touches. */
export const wholeMonths = ({ from, to }: Period): Period => ({
  from: firstOfMonth(from),
  to: shifted(firstOfMonth(to, 1), -1),
});

/** The same days a year earlier; the 29th of February is then the 28th. */
export const yearBefore = ({ from, to }: Period): Period => ({ from: aYearBack(from), to: aYearBack(to) });

function aYearBack(day: string): string {
  const back = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return back.endsWith('-02-29') ? back.replace(/29$/, '28') : back;
}

function monthsFrom(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}
