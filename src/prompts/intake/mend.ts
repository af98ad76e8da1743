import { bringToLoudness, LOUDEST_DBFS, loudnessDbfs, SOFTEST_DBFS, trimSilence } from '../audio/loudness.ts';
import { SAMPLE_RATE } from '../audio/wav.ts';
import { isOnlyHiss } from './hiss.ts';
import { IntakeError } from './intake-error.ts';
import { silenceBelowDb } from './levels.ts';

const LONGEST_SECONDS = 60;
const SHORTEST_SECONDS = 0.2;
/** More than this and the noise of the recorder is what one hears. */
const MOST_GAIN_DB = 30;
/** Room left around the speech where there is any; the rest of a breath, not a pause. */
const KEPT_SECONDS = 0.05;
/** Silence added in any case: some players swallow the first moment of a file. */
const ADDED_SECONDS = 0.01;
const FADE_SECONDS = 0.005;

/** Cheap sound cards add a constant; left in, it would count as sound that never ends. */
function withoutOffset(samples: Int16Array): Int16Array {
  const offset = Math.round(samples.reduce((sum, sample) => sum + sample, 0) / samples.length);
  // The type clamps nothing by itself: a full-scale sample would wrap around into a crack.
  return samples.map((sample) => Math.max(-32768, Math.min(32767, sample - offset)));
}

/** Fade the cut ends, which would click, and put silence around. */
function withRoom(samples: Int16Array): Int16Array {
  const room = Math.round(ADDED_SECONDS * SAMPLE_RATE);
  const fade = Math.round(FADE_SECONDS * SAMPLE_RATE);
  const result = new Int16Array(samples.length + 2 * room);
  samples.forEach((sample, index) => {
    const share = Math.min(1, index / fade, (samples.length - 1 - index) / fade);
    result[room + index] = Math.round(sample * share);
  });
  return result;
}

function checkSpeech(speech: Int16Array): void {
  const gain = (LOUDEST_DBFS + SOFTEST_DBFS) / 2 - loudnessDbfs(speech);
  if (gain > MOST_GAIN_DB) {
    throw new IntakeError(
      'too-quiet',
      'There is no voice, or it is too quiet to mend; record again, closer to the microphone.',
    );
  }
  if (speech.length < SHORTEST_SECONDS * SAMPLE_RATE) {
    throw new IntakeError(
      'too-short',
      'There is less than 0.2 seconds of speech; record again, and wait a moment before you stop.',
    );
  }
  if (speech.length > LONGEST_SECONDS * SAMPLE_RATE) {
    throw new IntakeError(
      'too-long',
      `The speech is longer than ${LONGEST_SECONDS} seconds; read a shorter text, or split it into two prompts.`,
    );
  }
  if (isOnlyHiss(speech)) {
    throw new IntakeError(
      'too-quiet',
      'There is only noise and no voice; check the microphone and record again in a quiet room.',
    );
  }
}

/**
 * Make a clip of a recording: silence cut at both ends, the level brought into the window, a little room around.
 * @returns a new clip, -26 to -22 dBFS, peak under -1 dBFS
 * @throws IntakeError too-quiet, too-short, too-long (60 s of speech)
 */
export function mend(recording: Int16Array): Int16Array {
  const samples = withoutOffset(recording);
  const belowDb = silenceBelowDb(samples);
  checkSpeech(trimSilence(samples, 0, belowDb));
  const clip = bringToLoudness(withRoom(trimSilence(samples, KEPT_SECONDS, belowDb)));
  const loudness = loudnessDbfs(clip);
  if (loudness < SOFTEST_DBFS || loudness > LOUDEST_DBFS) {
    throw new IntakeError(
      'too-quiet',
      'Knocks or bangs are far louder than the voice; record again without touching the microphone.',
    );
  }
  return clip;
}
