import { dayInPhnomPenh, startOfDay } from '../calendar/phnom-penh.ts';
import type { Kind } from './kinds.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What is older than this is deleted. Calls go by whole months in Phnom Penh, because reports have their sums by month:
 * a sum is of calls that are all there, or all gone. In: for how many days something is kept; now, in milliseconds since
 * 1970 (UTC). Out: a moment, likewise.
 */
export function goneBefore(kind: Kind, days: number, now: number): number {
  const before = now - days * DAY_MS;
  return kind === 'calls' ? startOfDay(`${dayInPhnomPenh(before).slice(0, 7)}-01`) : before;
}
