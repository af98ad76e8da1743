import { dayInPhnomPenh, mondayOf } from '../calendar/phnom-penh.ts';

/**
 * Of what a call is the first one of its caller: 1 for the day, 2 for the week from Monday, 4 for the month, 8 for ever,
 * added up. In: when the caller called last, null for never, and when the call begins.
 */
export function firstCallOf(before: number | null, startedAt: number): number {
  if (before === null) return 1 + 2 + 4 + 8;
  const [last, today] = [dayInPhnomPenh(before), dayInPhnomPenh(startedAt)];
  return (
    (last < today ? 1 : 0) +
    (mondayOf(last) < mondayOf(today) ? 2 : 0) +
    (last.slice(0, 7) < today.slice(0, 7) ? 4 : 0)
  );
}
