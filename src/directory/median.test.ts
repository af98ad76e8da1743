import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOfCounts, medianRoundedUp } from './median.ts';

const points = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 });

/**
 * The rule word by word, without sorting: every point that has at least half of the answers at or below it and at least
 * half at or above it is in the middle; the result is the mean of the first and the last of those, rounded up.
 */
function byDefinition(given: number[]): number {
  const half = given.length / 2;
  const middle = [1, 2, 3, 4, 5].filter(
    (point) =>
      given.filter((one) => one <= point).length >= half &&
      given.filter((one) => one >= point).length >= half,
  );
  const first = Math.min(...middle);
  const last = Math.max(...middle);
  return first + Math.ceil((last - first) / 2);
}

describe('the median, rounded up', () => {
  it.each([
    [[4], 4],
    [[1, 5], 3],
    [[3, 4], 4],
    [[1, 2], 2],
    [[1, 1, 1, 5], 1],
    [[5, 1, 4], 4],
    [[2, 2, 3, 3], 3],
  ])('%j is %d', (given, expected) => {
    expect(medianRoundedUp(given)).toBe(expected);
  });

  it('is what the rule says, word by word', () => {
    fc.assert(
      fc.property(points, (given) => {
        expect(medianRoundedUp(given)).toBe(byDefinition(given));
      }),
    );
  });

  it('does not depend on the order, and leaves the answers as they were', () => {
    fc.assert(
      fc.property(points, (given) => {
        const before = [...given];
        expect(medianRoundedUp(given.toReversed())).toBe(medianRoundedUp(given));
        expect(given).toEqual(before);
      }),
    );
  });

  it('is a point of the scale between the least and the most that was given', () => {
    fc.assert(
      fc.property(points, (given) => {
        const result = medianRoundedUp(given);
        expect(Number.isInteger(result)).toBe(true);
        expect(result).toBeGreaterThanOrEqual(Math.min(...given));
        expect(result).toBeLessThanOrEqual(Math.max(...given));
      }),
    );
  });

  it('of nothing is refused', () => {
    expect(() => medianRoundedUp([])).toThrow(RangeError);
  });
});

it('is the same of points that were counted', () => {
  fc.assert(
    fc.property(points, (given) => {
      const counts = [1, 2, 3, 4, 5].map((point) => given.filter((one) => one === point).length);
      expect(medianOfCounts(counts)).toBe(medianRoundedUp(given));
    }),
  );
  expect(() => medianOfCounts([0, 0, 0, 0, 0])).toThrow(RangeError);
});
