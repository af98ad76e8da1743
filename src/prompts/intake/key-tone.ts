import { SAMPLE_RATE } from '../audio/wav.ts';

/** The two tones of key 1, which ends a recording: some carriers leave its beginning in the sound. */
const KEY_HERTZ = [697, 1_209] as const;
const FRAME = SAMPLE_RATE / 50; // 20 ms
const STEP = FRAME / 4;
/** A carrier stops soon after the key. */
const LOOK_AT_SECONDS = 0.6;
/** A voice never has this much of its power in two tones. */
const SHARE_OF_KEY = 0.8;
/** Below this there is nothing to hear. */
const STILL = 30;

/** Out: the sound without the tone of the key at its end, where it has one. */
export function withoutKeyTone(samples: Int16Array): Int16Array {
  const isKeyAt = (at: number): boolean => at >= 0 && isKey(samples.subarray(at, at + FRAME));
  const earliest = samples.length - LOOK_AT_SECONDS * SAMPLE_RATE;
  let start = samples.length - FRAME;
  while (start > earliest && !isKeyAt(start)) start -= STEP;
  if (!isKeyAt(start)) return samples;
  while (isKeyAt(start - STEP)) start -= STEP;
  // A frame in which the tone has only begun is no key yet.
  return samples.subarray(0, Math.max(0, start - FRAME));
}

const powerOf = (frame: Int16Array): number => frame.reduce((sum, sample) => sum + sample * sample, 0);

function isKey(frame: Int16Array): boolean {
  const [low, high] = KEY_HERTZ.map((hertz) => powerAt(frame, hertz)) as [number, number];
  const power = powerOf(frame);
  if (power < STILL * STILL * frame.length) return false;
  // Each of the two has its part: a voice may have one of them by chance.
  return low + high > SHARE_OF_KEY * power && Math.min(low, high) > 0.1 * power;
}

/** The power of one tone in a frame, in the unit of `powerOf`. */
function powerAt(frame: Int16Array, hertz: number): number {
  const step = (2 * Math.PI * hertz) / SAMPLE_RATE;
  let cosine = 0;
  let sine = 0;
  frame.forEach((sample, at) => {
    cosine += sample * Math.cos(step * at);
    sine += sample * Math.sin(step * at);
  });
  return (2 * (cosine ** 2 + sine ** 2)) / frame.length;
}
