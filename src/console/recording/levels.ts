/** How loud something is, in dBFS: 0 is the loudest that fits, minus infinity is silence. */
export interface Level {
  /** Root mean square. */
  loudness: number;
  peak: number;
}

export type Advice = 'too-quiet' | 'too-loud' | 'good';

/** From here on the microphone cuts the tops off. */
const TOO_LOUD_PEAK = -1;
/** Quieter speech can still be raised, and the noise of the room with it. */
const TOO_QUIET_LOUDNESS = -42;

const decibels = (ratio: number): number => (ratio > 0 ? 20 * Math.log10(ratio) : Number.NEGATIVE_INFINITY);

/** In: samples, -1 to 1. */
export function levelOf(samples: Float32Array): Level {
  let peak = 0;
  let power = 0;
  for (const sample of samples) {
    peak = Math.max(peak, Math.abs(sample));
    power += sample * sample;
  }
  return { loudness: decibels(Math.sqrt(power / Math.max(1, samples.length))), peak: decibels(peak) };
}

/** What to tell a speaker. In: the levels of the recording so far, piece by piece. Speech has pauses: the loudest count. */
export function adviceOf(levels: readonly Level[]): Advice {
  if (levels.some(({ peak }) => peak >= TOO_LOUD_PEAK)) return 'too-loud';
  const loudest = levels.reduce((top, { loudness }) => Math.max(top, loudness), Number.NEGATIVE_INFINITY);
  return loudest < TOO_QUIET_LOUDNESS ? 'too-quiet' : 'good';
}

/** A level as a share of a meter, 0 to 1: what lies under -60 dBFS is nothing. */
export const shareOf = (loudness: number): number => Math.max(0, Math.min(1, (loudness + 60) / 60));
