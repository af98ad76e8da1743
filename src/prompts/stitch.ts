import { SAMPLE_RATE } from './audio/wav.ts';

/** Part of every clip's name: a change of how clips are joined gives every stitched clip a new one. */
export const STITCH_VERSION = 1;

/** Long enough to hide a step between two clips, too short to be heard: 4 ms. */
const FADE_SAMPLES = SAMPLE_RATE * 0.004;

/** A piece of a stitched clip: samples, or seconds of silence. */
export type Piece = Int16Array | { pause: number };

/** Joins pieces into one clip. Each clip fades in and out at its very ends, so that no join clicks. */
export function stitch(pieces: readonly Piece[]): Int16Array {
  const joined = new Int16Array(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0));
  let at = 0;
  for (const piece of pieces) {
    if (piece instanceof Int16Array) joined.set(faded(piece), at);
    at += lengthOf(piece);
  }
  return joined;
}

const lengthOf = (piece: Piece): number =>
  piece instanceof Int16Array ? piece.length : Math.round(piece.pause * SAMPLE_RATE);

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
