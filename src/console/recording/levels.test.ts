import { describe, expect, it } from 'vitest';
import { adviceOf, levelOf, shareOf } from './levels.ts';

const tone = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 4_800 }, (_, at) => amplitude * Math.sin(at / 20));

describe('the level of what is recorded', () => {
  it('is measured in dBFS', () => {
    expect(levelOf(tone(0.5)).peak).toBeCloseTo(-6, 1);
    expect(levelOf(tone(0.5)).loudness).toBeCloseTo(-9, 1);
    expect(levelOf(new Float32Array(10))).toEqual({ loudness: -Infinity, peak: -Infinity });
  });

  it.each([
    ['too-quiet', [0.001, 0.003]],
    ['good', [0, 0.2, 0]],
    ['too-loud', [0.2, 1, 0.2]],
  ] as const)('is %s', (advice, amplitudes) => {
    expect(adviceOf(amplitudes.map((amplitude) => levelOf(tone(amplitude))))).toBe(advice);
  });

  it('fills a meter between -60 and 0', () => {
    expect([-Infinity, -60, -30, 0, 3].map(shareOf)).toEqual([0, 0, 0.5, 1, 1]);
  });
});
