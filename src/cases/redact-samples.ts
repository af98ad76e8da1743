import { SAMPLE_RATE } from '../prompts/audio/wav.ts';

/** Seconds from the beginning of the recording. */
export interface Span {
  from: number;
  to: number;
}

export const COVERS = ['silence', 'beep'] as const;
export type Cover = (typeof COVERS)[number];

const BEEP_HERTZ = 1000;
/** Loud enough to be noticed, and no more. */
const BEEP_PEAK = 4000;

/** The sound with nothing left of what was said in the spans. In: 8 kHz samples, which stay as they are. */
export function redacted(samples: Int16Array, spans: readonly Span[], cover: Cover): Int16Array {
  const result = Int16Array.from(samples);
  for (const { from, to } of spans) {
    // A part of a sample too much rather than too little.
    const first = Math.floor(from * SAMPLE_RATE);
    const end = Math.min(Math.ceil(to * SAMPLE_RATE), result.length);
    for (let at = first; at < end; at += 1) result[at] = cover === 'beep' ? beepAt(at) : 0;
  }
  return result;
}

const beepAt = (sample: number): number =>
  Math.round(BEEP_PEAK * Math.sin((2 * Math.PI * BEEP_HERTZ * sample) / SAMPLE_RATE));
