import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Ids } from '../calls/ports.ts';

export const RANDOM_IDS: Ids = {
  call: () => inOrder(Date.now()),
  rotation: () => randomInt(1_000_000),
  recording: () => randomUUID(),
  text: () => randomUUID(),
  caseStem: () => String(randomInt(100_000)).padStart(5, '0'),
  speakerStem: () => String(randomInt(100_000_000)).padStart(8, '0'),
};

/**
 * An id that nobody guesses, and that stands behind those that were made before it (UUID version 7): calls that are under
 * way together lie together in the database, and a turn finds them in memory however long the log is.
 */
export function inOrder(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
