import { SAMPLE_RATE } from './audio/wav.ts';

/** Part of every clip's name: a change of how clips are joined gives every stitched clip a new one. */
export const STITCH_VERSION = 1;

/** Long enough to hide a step between two clips, too short to be heard: 4 ms. */
const FADE_SAMPLES = SAMPLE_RATE * 0.004;

/**
 * How far the words of one phrase are pushed into each other. Every clip has at least 0.03 s of room at both ends
 * (audio/loudness.ts): 0.015 s are left between the words, as in running speech.
 */
export const TIGHT_OVERLAP_SECONDS = 0.045;

/** A piece of a stitched clip: sound, joined to what is before it with so many seconds in common; or silence. */
export type Piece = { samples: Int16Array; overlap?: number | undefined } | { pause: number };

/** Joins pieces into one clip. Each clip fades in and out at its very ends, so that no join clicks. */
export function stitch(pieces: readonly Piece[]): Int16Array {
  const joined = new Int16Array(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0));
  let at = 0;
  for (const piece of pieces) {
    if ('samples' in piece) addInto(joined, faded(piece.samples), at - overlapOf(piece));
    at += lengthOf(piece);
  }
  return joined;
}

/** Nothing is cut off: where two clips share a moment, both are heard. */
function addInto(joined: Int16Array, samples: Int16Array, at: number): void {
  samples.forEach((sample, index) => {
    const sum = (joined[at + index] ?? 0) + sample;
    joined[at + index] = Math.max(-32_768, Math.min(32_767, sum));
  });
}

const overlapOf = (piece: Piece): number =>
  'samples' in piece ? Math.round((piece.overlap ?? 0) * SAMPLE_RATE) : 0;

/** How much longer the clip becomes with this piece, in samples. */
const lengthOf = (piece: Piece): number =>
  'samples' in piece ? piece.samples.length - overlapOf(piece) : Math.round(piece.pause * SAMPLE_RATE);

function faded(samples: Int16Array): Int16Array {
  const result = samples.slice();
  const length = Math.min(FADE_SAMPLES, Math.floor(samples.length / 2));
  for (let index = 0; index < length; index += 1) {
    const gain = index / length;
    const last = result.length - 1 - index;
    result[index] = Math.round((result[index] ?? 0) * gain);
    result[last] = Math.round((result[last] ?? 0) * gain);
  }
  return result;
}
