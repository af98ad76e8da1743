import { describe, expect, it } from 'vitest';
import { loudnessDbfs } from '../audio/loudness.ts';
import { decodeWav, encodeWav, SAMPLE_RATE } from '../audio/wav.ts';
import { withoutKeyTone } from './key-tone.ts';
import { readTake } from './read-take.ts';

/** Seconds of silence, a voice and a key, one behind the other: `_0.3 v1.2 k0.1`. */
function sound(plan: string, level = 3_000): Int16Array {
  const pieces = plan.split(' ').map((piece) => {
    const wave = WAVES[piece[0] ?? ''] ?? (() => 0);
    const length = Math.round(Number(piece.slice(1)) * SAMPLE_RATE);
    return Array.from({ length }, (_, at) => wave(at / SAMPLE_RATE) * level);
  });
  return Int16Array.from(
    pieces.flat().map((value) => Math.max(-32_124, Math.min(32_124, Math.round(value)))),
  );
}

const sine = (hertz: number, at: number): number => Math.sin(2 * Math.PI * hertz * at);
const WAVES: Record<string, (at: number) => number> = {
  _: () => 0,
  v: (at) => sine(180, at) * (0.6 + 0.4 * sine(4, at)),
  k: (at) => sine(697, at) + sine(1_209, at),
};

const read = (samples: Int16Array) => readTake(encodeWav(samples));

describe('what a speaker says over the phone', () => {
  it('becomes a clip: trimmed, and in the window of loudness', async () => {
    const take = await read(sound('_0.4 v1.5 _0.5'));
    if ('refused' in take) throw new Error(take.refused);
    expect(take.seconds).toBeGreaterThan(1.4);
    expect(take.seconds).toBeLessThan(1.8);
    expect(loudnessDbfs(decodeWav(take.wav))).toBeCloseTo(-24, 0);
    expect(take.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['too-quiet', sound('_2')],
    ['too-quiet', sound('_0.4 v1.5 _0.4', 15)],
    ['too-loud', sound('_0.4 v1.5 _0.4', 90_000)],
    ['too-short', sound('_0.5 v0.1 _0.5')],
    ['cut-short', sound('v1.5 _0.5')],
    ['cut-short', sound('_0.5 v1.5')],
  ])('is refused as %s', async (refused, samples) => {
    expect(await read(samples)).toEqual({ refused });
  });

  it('is a fault where it is no sound', async () => {
    await expect(readTake(Buffer.from('<!doctype html>'))).rejects.toMatchObject({ code: 'not-audio' });
  });

  it('loses the tone of the key that ended it, wherever in a frame that begins', async () => {
    for (const still of [0.2, 0.205, 0.211]) {
      const take = await read(sound(`_0.4 v1.5 _${still} k0.1 _0.03`));
      expect('refused' in take ? take.refused : take.seconds).toBeLessThan(1.8);
    }
  });

  it('ends in the middle of a word where the key came too soon', async () => {
    expect(await read(sound('_0.4 v1.5 k0.1'))).toEqual({ refused: 'cut-short' });
  });
});

describe('the tone of a key', () => {
  it('is not found in a voice or in silence, and nothing is cut then', () => {
    for (const samples of [sound('_0.4 v1.5'), sound('v1 _1'), sound('_1')])
      expect(withoutKeyTone(samples)).toEqual(samples);
  });
});
