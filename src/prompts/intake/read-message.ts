import { createHash } from 'node:crypto';
import { encodeWav, SAMPLE_RATE } from '../audio/wav.ts';
import { decode } from './decode.ts';

/** Two minutes may be recorded, and a carrier stops a moment late. */
const MOST_SECONDS = 130;
const LONGEST_MS = 20_000;

/**
 * What a caller or an officer said, as it is kept: 8 kHz, mono, 16 bit, nothing trimmed or changed in level.
 * In: a whole file, hostile until proven otherwise. Throws IntakeError for what is no sound, damaged or too long.
 */
export async function readMessage(
  bytes: Uint8Array,
): Promise<{ wav: Buffer; seconds: number; sha256: string }> {
  const samples = await decode(Buffer.from(bytes), { longestMs: LONGEST_MS, mostSeconds: MOST_SECONDS });
  const wav = encodeWav(samples);
  const seconds = Math.round((samples.length / SAMPLE_RATE) * 1000) / 1000;
  return { wav, seconds, sha256: createHash('sha256').update(wav).digest('hex') };
}
