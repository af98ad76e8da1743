import { SAMPLE_RATE } from './wav.ts';

/**
 * How loud a clip is and how it is brought to one level, so that callers never reach for
 * the volume between two clips. All levels are in dBFS: 0 is the largest 16 bit sample.
 */

const FULL_SCALE = 32768;
const FRAME = SAMPLE_RATE / 50; // 20 ms
/** Frames this far under the loudest one are pauses, not speech. */
const GATE_DB = 30;
/** No sample goes above -1 dBFS: codecs on the way overshoot a little. */
const CEILING = FULL_SCALE * 10 ** (-1.2 / 20);

/** Target of every clip, and the window it must end in. */
const TARGET_DBFS = -24;
export const LOUDEST_DBFS = -22;
export const SOFTEST_DBFS = -26;

function toDb(ratio: number): number {
  return ratio > 0 ? 20 * Math.log10(ratio) : Number.NEGATIVE_INFINITY;
}

/** Mean square of every 20 ms frame; a shorter last frame counts with its own length. */
function framePowers(samples: Int16Array): number[] {
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += FRAME) {
    const frame = samples.subarray(start, start + FRAME);
    powers.push(frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length);
  }
  return powers;
}

/**
 * The level of the speech itself: root mean square over the frames of 20 ms that are no more
 * than 30 dB under the loudest frame, so that pauses do not make a clip seem softer. A simple
 * form of the active speech level of ITU-T P.56.
 * @returns dBFS; minus infinity for silence or an empty clip
 */
export function loudnessDbfs(samples: Int16Array): number {
  const powers = framePowers(samples);
  const gate = powers.reduce((top, power) => Math.max(top, power), 0) * 10 ** (-GATE_DB / 10);
  const active = powers.filter((power) => power > 0 && power >= gate);
  if (active.length === 0) return Number.NEGATIVE_INFINITY;
  const mean = active.reduce((sum, power) => sum + power, 0) / active.length;
  return toDb(Math.sqrt(mean) / FULL_SCALE);
}

/** @returns the level of the largest sample in dBFS; minus infinity for silence. */
export function peakDbfs(samples: Int16Array): number {
  return toDb(samples.reduce((top, sample) => Math.max(top, Math.abs(sample)), 0) / FULL_SCALE);
}

/**
 * Cut the silence at both ends.
 * @param keepSeconds room left before and after the speech, where there is any
 * @param belowDb frames this far under the loudest count as silence
 * @returns the speech; an empty clip when there is none
 */
export function trimSilence(samples: Int16Array, keepSeconds = 0.03, belowDb = 40): Int16Array {
  const step = FRAME / 4; // 5 ms: fine enough not to cut into a consonant
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += step) {
    powers.push(samples.subarray(start, start + step).reduce((sum, sample) => sum + sample * sample, 0));
  }
  const gate = powers.reduce((top, power) => Math.max(top, power), 0) * 10 ** (-belowDb / 10);
  const first = powers.findIndex((power) => power > 0 && power >= gate);
  if (first < 0) return new Int16Array(0);
  const last = powers.findLastIndex((power) => power > 0 && power >= gate);
  const keep = Math.round(keepSeconds * SAMPLE_RATE);
  return samples.slice(Math.max(0, first * step - keep), Math.min(samples.length, (last + 1) * step + keep));
}

/**
 * A smooth curve instead of clipping: what is under half of the ceiling passes unchanged, the rest bends
 * towards the ceiling and never reaches it.
 */
function softLimit(value: number): number {
  const knee = CEILING / 2;
  const size = Math.abs(value);
  if (size <= knee) return value;
  const room = CEILING - knee;
  return Math.sign(value) * (knee + room * Math.tanh((size - knee) / room));
}

function amplify(samples: Int16Array, gain: number): Int16Array {
  return samples.map((sample) => Math.round(softLimit(sample * gain)));
}

/**
 * Bring a clip to the target level without clipping. Limiting a spiky clip takes some level
 * away, so the gain is corrected a few times until the result is within 0.1 dB.
 * @returns a new clip, peak under -1 dBFS; silence comes back unchanged
 */
export function bringToLoudness(samples: Int16Array, target = TARGET_DBFS): Int16Array {
  const level = loudnessDbfs(samples);
  if (!Number.isFinite(level)) return samples.slice();
  let gainDb = target - level;
  let result = amplify(samples, 10 ** (gainDb / 20));
  for (let round = 0; round < 6; round += 1) {
    const miss = target - loudnessDbfs(result);
    if (Math.abs(miss) < 0.1) break;
    gainDb += miss;
    result = amplify(samples, 10 ** (gainDb / 20));
  }
  return result;
}
