import { expect, it } from 'vitest';
import { dayAfter, dayInPhnomPenh, startOfDay } from './phnom-penh.ts';

it('a day begins at 17:00 UTC of the day before', () => {
  const midnight = Date.UTC(2026, 10, 20, 17);
  expect(startOfDay('2026-11-21')).toBe(midnight);
  expect(dayInPhnomPenh(midnight)).toBe('2026-11-21');
  expect(dayInPhnomPenh(midnight - 1)).toBe('2026-11-20');
});

it('days follow each other over the ends of months and years', () => {
  expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  expect(dayAfter('2028-02-28')).toBe('2028-02-29');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect(dayAfter('2026-03-01', -365)).toBe('2025-03-01');
});
