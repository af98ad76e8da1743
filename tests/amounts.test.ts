import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHIPPED_PROMPTS } from '../src/context.ts';
import { render } from '../src/core/speech/render.ts';
import { decodeWav, SAMPLE_RATE } from '../src/prompts/audio/wav.ts';
import { shippedContents } from '../src/prompts/library/shipped.ts';
import { snapshotOf } from '../src/prompts/library/snapshot.ts';
import { stitch } from '../src/prompts/stitch.ts';
import { voiceOf } from '../src/prompts/voice.ts';

/** An amount is one phrase: a gap in it, and the listener adds up wrongly. Measured on the sound that callers hear. */

const snapshot = snapshotOf(await shippedContents(SHIPPED_PROMPTS));
const voice = voiceOf({ now: () => snapshot });

const FRAME = SAMPLE_RATE / 200;
/** Words said one by one lie 0.06 s apart; a stop of a consonant is silent for up to 0.04 s. */
const LONGEST_GAP_SECONDS = 0.045;

function soundOf(riel: number, language: string): Int16Array {
  const { clips } = voice.utter(render([{ money: riel }], {}, language), language);
  return stitch(
    clips.map((clip) => {
      if ('pause' in clip) throw new Error('An amount has no pauses.');
      const file = join(SHIPPED_PROMPTS.folder, clip.language, `${clip.prompt}.wav`);
      return { samples: decodeWav(readFileSync(file)), overlap: clip.overlap };
    }),
  );
}

/** The longest time within the sound that is 40 dB under its loudest moment, in seconds. */
function longestGap(sound: Int16Array): number {
  const powers = Array.from({ length: Math.floor(sound.length / FRAME) }, (_, index) =>
    sound.subarray(index * FRAME, (index + 1) * FRAME).reduce((sum, sample) => sum + sample * sample, 0),
  );
  const gate = Math.max(...powers) * 1e-4;
  const loud = powers.flatMap((power, index) => (power >= gate ? [index] : []));
  const gaps = loud.slice(1).map((index, at) => index - (loud[at] ?? 0) - 1);
  return (Math.max(...gaps) * FRAME) / SAMPLE_RATE;
}

describe.each(['km', 'en'])('an amount in %s', (language) => {
  it.each([5_000, 45_200_000, 123_456, 999_999_999, 1_250_300])('of %i riel is one phrase', (riel) => {
    expect(longestGap(soundOf(riel, language))).toBeLessThanOrEqual(LONGEST_GAP_SECONDS);
  });

  it('is shorter than its words said one by one', () => {
    const parts = render([{ money: 45_200_000 }], {}, language);
    const apart = parts.map((part) => ('prompt' in part ? { prompt: part.prompt } : part));
    expect(voice.utter(parts, language).seconds).toBeLessThan(voice.utter(apart, language).seconds);
  });
});
