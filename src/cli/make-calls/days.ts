import { dayAfter, startOfDay } from '../../calendar/phnom-penh.ts';
import type { Chance } from '../../flows/walk/chance.ts';

/** Days on which everybody calls: the radio spoke of the line, say. */
const BURST_CALLS = 18_000;
const BURSTS_A_YEAR = 4;

/** Of a working day, Monday first. */
const WEEK = [1.15, 1.1, 1.05, 1.05, 1, 0.7, 0.5];

/** Hours of the day in Phnom Penh, from midnight. */
const HOURS = [1, 0.5, 0.4, 0.4, 1, 4, 9, 14, 16, 15, 13, 10, 8, 9, 11, 12, 11, 10, 12, 13, 10, 6, 3, 2];

export interface MadeDay {
  day: string;
  calls: number;
}

/** How many calls each day has: more from year to year, fewer at weekends, and bursts. The sum is what was asked for. */
export function daysOf(
  { calls, years, until }: { calls: number; years: number; until: string },
  chance: Chance,
): MadeDay[] {
  const count = Math.round(years * 365);
  const days = Array.from({ length: count }, (_, index) => dayAfter(until, index + 1 - count));
  const bursts = new Set<number>();
  const burst = Math.min(BURST_CALLS, Math.floor(calls / (10 * BURSTS_A_YEAR * years)));
  while (burst > 0 && bursts.size < Math.min(BURSTS_A_YEAR * years, count)) {
    bursts.add(Math.floor(chance() * count));
  }
  const weights = days.map((day, index) => {
    const weekday = (new Date(day).getUTCDay() + 6) % 7;
    return (0.6 + (0.8 * index) / count) * (WEEK[weekday] ?? 1) * (0.85 + 0.3 * chance());
  });
  const plain = calls - bursts.size * burst;
  const total = weights.reduce((sum, weight, index) => sum + (bursts.has(index) ? 0 : weight), 0);
  let given = 0;
  let sum = 0;
  return days.map((day, index) => {
    if (bursts.has(index)) return { day, calls: burst };
    sum += weights[index] ?? 0;
    const upTo = Math.round((plain * sum) / total);
    const own = upTo - given;
    given = upTo;
    return { day, calls: own };
  });
}

const HOUR_MS = 60 * 60 * 1000;
const ALL_HOURS = HOURS.reduce((sum, weight) => sum + weight, 0);

/** The moments of a day's calls, in order. */
export function momentsOf({ day, calls }: MadeDay, chance: Chance): number[] {
  const start = startOfDay(day);
  return Array.from(
    { length: calls },
    () => start + Math.floor((hourFor(chance()) + chance()) * HOUR_MS),
  ).sort((a, b) => a - b);
}

function hourFor(lot: number): number {
  let left = lot * ALL_HOURS;
  return Math.max(
    0,
    HOURS.findIndex((weight) => (left -= weight) < 0),
  );
}
