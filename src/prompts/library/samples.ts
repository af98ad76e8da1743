import { LRUCache } from 'lru-cache';
import { decodeWav } from '../audio/wav.ts';
import type { ClipFiles } from './clip-files.ts';

/** Gives the sound of a clip by its hash, 8 kHz. Throws when its file is gone or is no clip. */
export type Samples = (sha256: string) => Int16Array;

/** The numbers, the keys and the sentences of an hour; all drafts together are about as large. */
const MOST_BYTES = 48 * 1024 * 1024;

/** The clips that were used last stay in memory: most utterances are made of the same few hundred. */
export function samplesOf(files: ClipFiles, mostBytes = MOST_BYTES): Samples {
  const recent = new LRUCache<string, Int16Array>({
    maxSize: mostBytes,
    sizeCalculation: ({ byteLength }) => Math.max(1, byteLength),
  });
  return (sha256) => {
    const known = recent.get(sha256);
    if (known) return known;
    const samples = decodeWav(files.read(sha256));
    recent.set(sha256, samples);
    return samples;
  };
}
