import { describe, expect, it } from 'vitest';
import { differenceOfMeans, meanWithInterval } from './mean.ts';

describe('the interval of a mean of points', () => {
  it('is mean and 1.96 standard errors, worked out by hand', () => {
    // 2, 4, 4: mean 10/3, variance of the sample 4/3, standard error 2/3.
    const { mean, low, high } = meanWithInterval([0, 1, 0, 2, 0]);
    expect(mean).toBeCloseTo(10 / 3, 9);
    expect(low).toBeCloseTo(10 / 3 - (1.959964 * 2) / 3, 9);
    expect(high).toBeCloseTo(10 / 3 + (1.959964 * 2) / 3, 9);
  });

  it('stays within the scale', () => {
    expect(meanWithInterval([0, 0, 0, 1, 9]).high).toBeLessThanOrEqual(5);
  });

  it('is not told of one value, and nothing of none', () => {
    expect(meanWithInterval([0, 0, 1, 0, 0])).toEqual({ mean: 3, low: null, high: null });
    expect(meanWithInterval([0, 0, 0, 0, 0])).toEqual({ mean: null, low: null, high: null });
  });
});

describe('the difference of two means', () => {
  it('has the errors of both sides', () => {
    const { mean, low, high } = differenceOfMeans([0, 1, 0, 2, 0], [1, 0, 1, 0, 0]);
    // Means 10/3 and 2; squares of the errors 4/9 and 1.
    const half = 1.959964 * Math.sqrt(4 / 9 + 1);
    expect(mean).toBeCloseTo(4 / 3, 9);
    expect(low).toBeCloseTo(4 / 3 - half, 9);
    expect(high).toBeCloseTo(4 / 3 + half, 9);
  });

  it('is unknown where one side has nobody', () => {
    expect(differenceOfMeans([0, 0, 0, 0, 0], [1, 1, 0, 0, 0]).mean).toBeNull();
  });
});
