import { SAMPLE_RATE } from '../audio/wav.ts';

const FRAME = SAMPLE_RATE / 50; // 20 ms

function powerDb(frame: Int16Array): number {
  const power = frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length;
  return power > 0 ? 10 * Math.log10(power) : Number.NEGATIVE_INFINITY;
}

/** The level of every whole 20 ms in dB; of the whole where it is shorter than that. */
export function levelsOf(samples: Int16Array): number[] {
  const count = Math.max(1, Math.floor(samples.length / FRAME));
  return Array.from({ length: count }, (_, index) =>
    powerDb(samples.subarray(index * FRAME, (index + 1) * FRAME)),
  );
}

/** @returns the level of every whole 20 ms in dB, softest first. */
export function sortedLevels(samples: Int16Array): number[] {
  return levelsOf(samples).sort((left, right) => left - right);
}

/** @returns the level that this share of the frames (0 to 1) does not pass. */
export function levelAt(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NEGATIVE_INFINITY;
}

/** A fifth of a second at an end that hardly changes is the room; speech begins and ends in steps far larger. */
const END_FRAMES = 10;
const STEADY_DB = 12;
/** The loudest 5 ms of noise lie this far over its loudest 20 ms. Found by trial with pink noise. */
const OVER_NOISE_DB = 5;
const DEEPEST_DB = 40;
const SHALLOWEST_DB = 20;

/** @returns the loudest level of an end where nobody speaks; undefined where somebody does, or all is still. */
function roomLevel(end: readonly number[]): number | undefined {
  const loudest = Math.max(...end);
  return loudest - Math.min(...end) <= STEADY_DB ? loudest : undefined;
}

/**
 * How far under the loudest sound the silence at the ends begins. A quiet room lies 40 dB and more under the voice; in
 * a room with a fan the noise itself would pass for speech, so there the border goes up with it. A recording that
 * somebody has trimmed already shows no room, and keeps its soft last sounds.
 */
export function silenceBelowDb(samples: Int16Array): number {
  const levels = levelsOf(samples);
  const loudest = levels.reduce((top, level) => Math.max(top, level), Number.NEGATIVE_INFINITY);
  const spans = [levels.slice(0, END_FRAMES), levels.slice(-END_FRAMES)]
    .map(roomLevel)
    .filter((level) => level !== undefined)
    .map((level) => loudest - level - OVER_NOISE_DB)
    // An end as loud as that is a held vowel, not a room.
    .filter((span) => span >= SHALLOWEST_DB - OVER_NOISE_DB);
  return Math.max(SHALLOWEST_DB, Math.min(DEEPEST_DB, ...spans));
}
