import { createHash } from 'node:crypto';
import { encodeWav, SAMPLE_RATE } from '../audio/wav.ts';
import { decode } from './decode.ts';
import { IntakeError } from './intake-error.ts';
import { withoutKeyTone } from './key-tone.ts';
import { levelsOf } from './levels.ts';
import { mend } from './mend.ts';

const LONGEST_MS = 20_000;
const FULL_SCALE = 32_768;
/** A telephone's loudest sample lies at 98 % of full scale; a voice that is not overloaded hardly gets there. */
const OVERLOADED_FROM = 0.96 * FULL_SCALE;
const OVERLOADED_SHARE = 0.005;
/** A voice that is as loud as this against its loudest in the first or last moment was cut in the middle. */
const CUT_BELOW_LOUDEST_DB = 12;
/** Two frames of 20 ms. */
const END_FRAMES = 2;

/** What a speaker said over the phone, or a word for what was wrong with it. */
export type ReadTake = { wav: Buffer; seconds: number; sha256: string } | { refused: string };

/**
 * Makes a clip of what a speaker said over the phone: as the intake does, with what only a phone does wrong looked at
 * before. In: a whole file, hostile until proven otherwise. Out: `too-loud`, `cut-short`, `too-quiet`, `too-short` or
 * `too-long` where the speaker can mend it. Throws IntakeError for what is no sound.
 */
export async function readTake(bytes: Uint8Array): Promise<ReadTake> {
  const samples = withoutKeyTone(await decode(Buffer.from(bytes), { longestMs: LONGEST_MS }));
  if (isOverloaded(samples)) return { refused: 'too-loud' };
  const clip = mended(samples);
  if ('refused' in clip) return clip;
  if (isCutShort(samples)) return { refused: 'cut-short' };
  const wav = encodeWav(clip);
  const seconds = Math.round((clip.length / SAMPLE_RATE) * 1000) / 1000;
  return { wav, seconds, sha256: createHash('sha256').update(wav).digest('hex') };
}

/** What the speaker can do better at the next try, among the reasons of the intake. */
const FOR_THE_SPEAKER: readonly string[] = ['too-quiet', 'too-short', 'too-long'];

function mended(samples: Int16Array): Int16Array | { refused: string } {
  try {
    return mend(samples);
  } catch (error) {
    if (error instanceof IntakeError && FOR_THE_SPEAKER.includes(error.code)) return { refused: error.code };
    throw error;
  }
}

function isOverloaded(samples: Int16Array): boolean {
  const atTheEnd = samples.filter((sample) => Math.abs(sample) >= OVERLOADED_FROM).length;
  return atTheEnd > samples.length * OVERLOADED_SHARE;
}

function isCutShort(samples: Int16Array): boolean {
  const levels = levelsOf(samples);
  const ends = [levels.slice(0, END_FRAMES), levels.slice(-END_FRAMES)].map((end) => Math.max(...end));
  const loudest = levels.reduce((top, level) => Math.max(top, level), Number.NEGATIVE_INFINITY);
  return ends.some((level) => level > loudest - CUT_BELOW_LOUDEST_DB);
}
