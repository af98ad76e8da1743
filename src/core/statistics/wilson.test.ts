import { describe, expect, it } from 'vitest';
import { wilson } from './wilson.ts';

describe('the interval of a share', () => {
  it('is that of Wilson', () => {
    const { share, low, high } = wilson(81, 263);
    expect([share, low, high].map((value) => Number(value.toFixed(4)))).toEqual([0.308, 0.2553, 0.3662]);
  });

  it('stays between nobody and everybody, and tells little of few callers', () => {
    expect(wilson(20, 20)).toEqual({ share: 1, low: expect.closeTo(0.839, 3) as number, high: 1 });
    expect(wilson(0, 20)).toEqual({ share: 0, low: 0, high: expect.closeTo(0.161, 3) as number });
  });

  it('is of somebody', () => {
    expect(() => wilson(0, 0)).toThrow('A share of nobody');
  });
});
