import { SAMPLE_RATE } from '../audio/wav.ts';

/** The two tones of key 1, which ends a recording: some carriers leave its beginning in the sound. */
const KEY_HERTZ = [697, 1_209] as const;
const FRAME = SAMPLE_RATE / 50; // 20 ms
/** A key is held no longer than this before the carrier stops. */
const LOOK_AT_FRAMES = 25;
/** A voice never has this much of its power in two tones. */
const SHARE_OF_KEY = 0.8;
/** Below this there is nothing to hear. */
const STILL = 30;

/** Out: the sound without the tone of the key at its end, where it has one. */
export function withoutKeyTone(samples: Int16Array): Int16Array {
  let end = samples.length;
  for (let count = 0; count < LOOK_AT_FRAMES && end >= FRAME; count += 1) {
    const frame = samples.subarray(end - FRAME, end);
    if (!isKey(frame) && !isStill(frame)) break;
    end -= FRAME;
  }
  const tail = samples.subarray(end);
  // One frame more: the tone seldom begins where a frame does.
  return hasKey(tail) ? samples.subarray(0, Math.max(0, end - FRAME)) : samples;
}

function hasKey(tail: Int16Array): boolean {
  for (let at = 0; at + FRAME <= tail.length; at += FRAME) {
    if (isKey(tail.subarray(at, at + FRAME))) return true;
  }
  return false;
}

const powerOf = (frame: Int16Array): number => frame.reduce((sum, sample) => sum + sample * sample, 0);

const isStill = (frame: Int16Array): boolean => Math.sqrt(powerOf(frame) / frame.length) < STILL;

function isKey(frame: Int16Array): boolean {
  if (isStill(frame)) return false;
  const [low, high] = KEY_HERTZ.map((hertz) => powerAt(frame, hertz)) as [number, number];
  const power = powerOf(frame);
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
