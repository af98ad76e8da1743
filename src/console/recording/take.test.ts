import { describe, expect, it } from 'vitest';
import { decodeWav } from '../../prompts/audio/wav.ts';
import { cut, joined, secondsOf, speechIn } from './take.ts';
import { encodeWav } from './wav.ts';

const RATE = 8_000;
const part = (seconds: number, amplitude: number): Float32Array =>
  Float32Array.from({ length: seconds * RATE }, (_, at) => amplitude * Math.sin(at / 3));
const take = { samples: joined([part(1, 0.001), part(0.5, 0.3), part(1, 0.001)]), rate: RATE };

describe('a take', () => {
  it('is trimmed around the speech, with a little room', () => {
    expect(secondsOf(take)).toBe(2.5);
    const { start, end } = speechIn(take);
    expect(start).toBeCloseTo(0.8, 1);
    expect(end).toBeCloseTo(1.7, 1);
    expect(cut(take, { start: 1, end: 1.5 })).toEqual(part(0.5, 0.3));
  });

  it('without silence is left whole', () => {
    expect(speechIn({ samples: part(1, 0.3), rate: RATE })).toEqual({ start: 0, end: 1 });
    expect(speechIn({ samples: new Float32Array(0), rate: RATE })).toEqual({ start: 0, end: 0 });
  });

  it('becomes a WAV file that the line can read', async () => {
    const file = encodeWav(Float32Array.from([0, 0.5, -1, 2]), RATE);
    expect([...decodeWav(Buffer.from(await file.arrayBuffer()))]).toEqual([0, 16_384, -32_767, 32_767]);
  });
});
