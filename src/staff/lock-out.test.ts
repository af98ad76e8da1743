import { describe, expect, it } from 'vitest';
import { refusedUntil } from './lock-out.ts';

const MINUTE = 60_000;
const at = (...minutes: number[]): number[] => minutes.map((minute) => minute * MINUTE);

describe('a name is refused', () => {
  it.each([
    ['no wrong password', at(), 0, null],
    ['four wrong passwords', at(0, 1, 2, 3), 3, null],
    ['five in five minutes, until 15 minutes after the last', at(0, 1, 2, 3, 4), 4, 19],
    ['the same a moment before the end', at(0, 1, 2, 3, 4), 18.99, 19],
    ['the same at the end', at(0, 1, 2, 3, 4), 19, null],
    ['five in just 15 minutes', at(0, 1, 2, 3, 15), 16, 30],
    ['five in more than 15 minutes', at(0, 1, 2, 3, 15.01), 16, null],
    ['the newest five of many', at(0, 1, 2, 3, 4, 20), 20, null],
    ['six, after a pause', at(0, 20, 21, 22, 23, 24), 25, 39],
  ])('after %s', (_what, wrongAt, now, until) => {
    expect(refusedUntil(wrongAt, now * MINUTE)).toBe(until === null ? null : until * MINUTE);
  });
});
