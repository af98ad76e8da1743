import { loudnessDbfs, peakDbfs } from './loudness.ts';
import { SAMPLE_RATE } from './wav.ts';

/** The numbers that are kept of a clip and shown: seconds to a thousandth, levels in dBFS to a tenth. */
export function measured(samples: Int16Array): { seconds: number; loudness: number; peak: number } {
  return {
    seconds: Math.round((samples.length / SAMPLE_RATE) * 1000) / 1000,
    loudness: tenths(loudnessDbfs(samples)),
    peak: tenths(peakDbfs(samples)),
  };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;
