import { describe, expect, it } from 'vitest';
import { factState } from './spoken.ts';

/** 21 November 2026, 10:00 in Phnom Penh. */
const NOW = Date.UTC(2026, 10, 21, 3);
const stateOf = (confirmedAt: string | null, confirmedBy: string | null = 'office', now = NOW) =>
  factState({ confirmedBy, confirmedAt }, now, 730);
const spoken = (...fact: Parameters<typeof stateOf>): boolean => stateOf(...fact) === 'confirmed';

describe('a fact', () => {
  it('is spoken from the day on which somebody confirmed it', () => {
    expect(spoken('2026-11-21')).toBe(true);
  });

  it('is not spoken when nobody confirmed it, or nobody knows when', () => {
    expect(spoken('2026-11-21', null)).toBe(false);
    expect(spoken(null)).toBe(false);
  });

  it('is spoken to the last day of its age, and not a day longer', () => {
    expect(spoken('2024-11-21')).toBe(true);
    expect(spoken('2024-11-20')).toBe(false);
  });

  it('ages at midnight in Phnom Penh, which is 17:00 UTC', () => {
    const midnight = Date.UTC(2026, 10, 20, 17);
    expect(spoken('2024-11-20', 'office', midnight - 1)).toBe(true);
    expect(spoken('2024-11-20', 'office', midnight)).toBe(false);
  });

  it('is spoken when its day is still to come: a slow clock silences nothing', () => {
    expect(spoken('2026-11-22')).toBe(true);
  });
});

describe('the state of a fact', () => {
  it.each([
    [stateOf('2026-11-21'), 'confirmed'],
    [stateOf('2024-11-20'), 'too-old'],
    [stateOf(null), 'unconfirmed'],
    [factState({ confirmedBy: 'office', confirmedAt: '2026-11-21', sample: true }, NOW, 730), 'sample'],
  ])('says why it is not spoken', (state, expected) => {
    expect(state).toBe(expected);
  });
});
