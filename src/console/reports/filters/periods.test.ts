import { expect, it } from 'vitest';
import { periodBefore, periodOf, presetOf, todayInPhnomPenh, yearBefore } from './periods.ts';

const TODAY = '2026-03-05';

it('a day begins in Phnom Penh', () => {
  expect(todayInPhnomPenh(Date.UTC(2026, 2, 4, 17))).toBe('2026-03-05');
});

it.each([
  ['week', '2026-02-27', '2026-03-05'],
  ['month-days', '2026-02-04', '2026-03-05'],
  ['month', '2026-03-01', '2026-03-05'],
  ['month-before', '2026-02-01', '2026-02-28'],
  ['year-days', '2025-03-06', '2026-03-05'],
  ['year', '2026-01-01', '2026-03-05'],
  ['year-before', '2025-01-01', '2025-12-31'],
] as const)('%s is from %s to %s, and is known again', (preset, from, to) => {
  expect(periodOf(preset, TODAY)).toEqual({ from, to });
  expect(presetOf({ from, to }, TODAY)).toBe(preset);
});

it('the period before is as long, in days or in whole months', () => {
  expect(periodBefore({ from: '2026-03-01', to: '2026-03-05' })).toEqual({
    from: '2026-02-24',
    to: '2026-02-28',
  });
  expect(periodBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
    from: '2026-02-01',
    to: '2026-02-28',
  });
  expect(periodBefore({ from: '2026-01-01', to: '2026-12-31' })).toEqual({
    from: '2025-01-01',
    to: '2025-12-31',
  });
});

it('a year earlier are the same days', () => {
  expect(yearBefore({ from: '2028-02-29', to: '2028-03-31' })).toEqual({
    from: '2027-02-28',
    to: '2027-03-31',
  });
});
