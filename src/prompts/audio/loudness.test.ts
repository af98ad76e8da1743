import { describe, expect, it } from 'vitest';
import {
  bringToLoudness,
  LOUDEST_DBFS,
  loudnessDbfs,
  peakDbfs,
  SOFTEST_DBFS,
  trimSilence,
} from './loudness.ts';

function tone(seconds: number, amplitude: number): Int16Array {
  return Int16Array.from({ length: seconds * 8000 }, (_, i) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * 200 * i) / 8000)),
  );
}

function join(...parts: Int16Array[]): Int16Array {
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

const silence = new Int16Array(4000);

describe('loudnessDbfs', () => {
  it('is the RMS level of a steady tone', () => {
    expect(loudnessDbfs(tone(1, 32767))).toBeCloseTo(-3.01, 1);
    expect(loudnessDbfs(tone(1, 3277))).toBeCloseTo(-23.01, 1);
  });

  it('does not count pauses', () => {
    const spoken = tone(0.5, 8000);
    expect(loudnessDbfs(join(silence, spoken, silence, spoken))).toBeCloseTo(loudnessDbfs(spoken), 1);
  });

  it('is minus infinity for silence and for nothing', () => {
    expect(loudnessDbfs(silence)).toBe(Number.NEGATIVE_INFINITY);
    expect(loudnessDbfs(new Int16Array(0))).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('peakDbfs', () => {
  it('is the level of the largest sample', () => {
    expect(peakDbfs(Int16Array.from([0, -32768]))).toBe(0);
    expect(peakDbfs(Int16Array.from([16384, 5]))).toBeCloseTo(-6.02, 2);
    expect(peakDbfs(silence)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('trimSilence', () => {
  it('cuts both ends and keeps a little room', () => {
    const trimmed = trimSilence(join(silence, tone(0.5, 8000), silence));
    expect(trimmed.length / 8000).toBeCloseTo(0.56, 2);
  });

  it('does not invent room where there is none', () => {
    expect(trimSilence(tone(0.5, 8000))).toHaveLength(4000);
  });

  it('leaves nothing of silence', () => {
    expect(trimSilence(silence)).toHaveLength(0);
  });
});

describe('bringToLoudness', () => {
  it('brings soft and loud clips into the window', () => {
    for (const amplitude of [60, 2000, 32767]) {
      const level = loudnessDbfs(bringToLoudness(tone(0.3, amplitude)));
      expect(level).toBeGreaterThan(SOFTEST_DBFS);
      expect(level).toBeLessThan(LOUDEST_DBFS);
    }
  });

  it('bends spikes instead of clipping them', () => {
    // A click train: 40 dB between its peaks and its level.
    const spiky = Int16Array.from({ length: 8000 }, (_, i) =>
      i % 160 === 0 ? 20000 : Math.round(300 * Math.sin(i)),
    );
    const result = bringToLoudness(spiky);
    expect(peakDbfs(result)).toBeLessThan(-1);
    expect(loudnessDbfs(result)).toBeGreaterThan(SOFTEST_DBFS);
  });

  it('leaves silence alone', () => {
    expect(bringToLoudness(silence)).toEqual(silence);
  });
});
