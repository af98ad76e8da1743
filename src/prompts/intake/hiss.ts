import { SAMPLE_RATE } from '../audio/wav.ts';
import { levelAt, sortedLevels } from './levels.ts';

/** Speech rises and falls by far more from syllable to syllable. */
const STEADY_DB = 3;
/** Voices repeat themselves 60 to 400 times a second; noise hardly resembles itself a moment later. */
const SHORTEST_LAG = SAMPLE_RATE / 400;
const LONGEST_LAG = SAMPLE_RATE / 60;
const LIKENESS_OF_VOICE = 0.5;
const LOOK_AT_SAMPLES = 2 * SAMPLE_RATE;

function likeness(samples: Int16Array, lag: number): number {
  let product = 0;
  let power = 0;
  for (let at = lag; at < samples.length; at += 1) {
    product += (samples[at] ?? 0) * (samples[at - lag] ?? 0);
    power += (samples[at] ?? 0) ** 2;
  }
  return power > 0 ? product / power : 0;
}

/** @returns true for even noise without any voice: a recording of an empty room, a fan, a broken cable. */
export function isOnlyHiss(samples: Int16Array): boolean {
  const levels = sortedLevels(samples);
  if (levelAt(levels, 0.9) - levelAt(levels, 0.1) > STEADY_DB) return false;
  const start = samples.subarray(0, LOOK_AT_SAMPLES);
  for (let lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag += 1) {
    if (likeness(start, lag) > LIKENESS_OF_VOICE) return false;
  }
  return true;
}
