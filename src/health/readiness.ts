import type { Disk } from './vitals.ts';

/** Below this, SQLite may fail in the middle of a call: the log of a busy hour takes some 100 MB. */
const LEAST_FREE_BYTES = 100 * 1024 * 1024;

/** A write costs a look at the disk: whoever asks more often gets the answer of before. */
const GOOD_FOR_MS = 5_000;

export interface ReadinessPorts {
  now(): number;
  /** Writes and commits something that changes nothing. Throws when it cannot. */
  write(): void;
  disk(): Disk;
  /** Makes what is said when all else fails. Rejects when there is nothing to say. */
  say(): Promise<unknown>;
  /** What is known to be wrong with the database. */
  damage(): string | null;
  failed(error: unknown): void;
}

/** Out: a function that tells why a call would not be answered now; null when it would. */
export function readiness(ports: ReadinessPorts): () => Promise<string | null> {
  let known: { at: number; why: Promise<string | null> } | undefined;
  return () => {
    const now = ports.now();
    if (!known || now - known.at >= GOOD_FOR_MS || now < known.at) known = { at: now, why: reason(ports) };
    return known.why;
  };
}

async function reason(ports: ReadinessPorts): Promise<string | null> {
  const damage = ports.damage();
  if (damage !== null) return `The database is damaged: ${damage}`;
  if (ports.disk().freeBytes < LEAST_FREE_BYTES) return 'The disk is almost full.';
  try {
    ports.write();
  } catch (error) {
    ports.failed(error);
    return 'The database cannot be written.';
  }
  try {
    await ports.say();
  } catch (error) {
    ports.failed(error);
    return 'There is no clip to say.';
  }
  return null;
}
