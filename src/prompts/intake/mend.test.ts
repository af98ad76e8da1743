import { describe, expect, it } from 'vitest';
import { loudnessDbfs, peakDbfs } from '../audio/loudness.ts';
import { mend } from './mend.ts';

const RATE = 8000;

/** A hum that swells and fades four times a second, as syllables do. */
function voice(seconds: number, amplitude: number): number[] {
  return Array.from({ length: seconds * RATE }, (_, at) => {
    const t = at / RATE;
    return amplitude * (0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * t)) * Math.sin(2 * Math.PI * 180 * t);
  });
}

/** Noise that is the same in every run. */
function noise(seconds: number, amplitude: number): number[] {
  let state = 12345;
  return Array.from({ length: seconds * RATE }, () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return amplitude * ((state / 2 ** 31) * 2 - 1);
  });
}

const silence = (seconds: number): number[] => noise(seconds, 0);
const clip = (...parts: number[][]): Int16Array => Int16Array.from(parts.flat().map(Math.round));
const overlaid = (left: number[], right: number[]): number[] =>
  left.map((value, at) => value + (right[at] ?? 0));

function refusal(recording: Int16Array): unknown {
  try {
    mend(recording);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'taken';
}

describe('mend', () => {
  it('cuts the silence, leaves a little room and sets the level', () => {
    for (const amplitude of [300, 3000, 32000]) {
      const mended = mend(clip(silence(1), voice(1.5, amplitude), silence(2)));
      expect(mended.length / RATE).toBeGreaterThan(1.53);
      expect(mended.length / RATE).toBeLessThan(1.65);
      expect(loudnessDbfs(mended)).toBeCloseTo(-24, 0);
      expect(peakDbfs(mended)).toBeLessThan(-1);
      expect([mended[0], mended.at(-1)]).toEqual([0, 0]);
    }
  });

  it('finds the ends of the speech in a room that is not silent', () => {
    // 25 dB between voice and room: a fan, a street behind the window.
    const room = noise(5, 400);
    const mended = mend(clip(overlaid(room, [...silence(2), ...voice(1, 6000), ...silence(2)])));
    expect(mended.length / RATE).toBeLessThan(1.3);
  });

  it('is not misled by the constant that cheap sound cards add', () => {
    const mended = mend(
      Int16Array.from(clip(silence(1), voice(1, 4000), silence(1)), (sample) => sample + 900),
    );
    expect(mended.length / RATE).toBeLessThan(1.2);
    expect(peakDbfs(mended)).toBeLessThan(-1);
  });

  it('takes 60 seconds and no more', () => {
    expect(refusal(clip(silence(20), voice(59.5, 4000), silence(20)))).toBe('taken');
    expect(refusal(clip(voice(61, 4000)))).toBe('too-long');
  });

  it('refuses what holds no speech', () => {
    expect(refusal(clip(silence(3)))).toBe('too-quiet');
    expect(refusal(clip(noise(3, 20)))).toBe('too-quiet');
    expect(refusal(clip(noise(3, 8000)))).toBe('too-quiet');
    expect(refusal(clip(silence(1), voice(0.1, 4000), silence(1)))).toBe('too-short');
  });

  it('refuses a voice that more than 30 dB of gain would have to lift', () => {
    expect(refusal(clip(silence(1), voice(1, 200), silence(1)))).toBe('taken');
    expect(refusal(clip(silence(1), voice(1, 60), silence(1)))).toBe('too-quiet');
  });
});
