import { expect, it } from 'vitest';
import { dueOn } from './deadline.ts';

/** Saturday, 21 November 2026, 10:00 in Phnom Penh. */
const SATURDAY = Date.UTC(2026, 10, 21, 3);

it.each([
  [1, [], '2026-11-23'],
  [5, [], '2026-11-27'],
  [10, [], '2026-12-04'],
  [1, ['2026-11-23', '2026-11-24'], '2026-11-25'],
  // A holiday on a day of rest is no day more.
  [5, ['2026-11-22'], '2026-11-27'],
])('%i working days without %j end on %s', (days, holidays, day) => {
  expect(dueOn(SATURDAY, days, (date) => holidays.includes(date))).toBe(day);
});

it('counts days as they are in Phnom Penh', () => {
  // Friday, 23:30 UTC, is Saturday morning there.
  expect(dueOn(Date.UTC(2026, 10, 20, 23, 30), 1, () => false)).toBe('2026-11-23');
});
