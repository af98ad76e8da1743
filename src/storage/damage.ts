import { existsSync, statSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { openReader, type ReadStore } from './database.ts';

/** A database that cannot be used as it is. Its message says what to do. */
export class DatabaseError extends Error {
  readonly code = 'database';
}

/** What is wrong with a database, in SQLite's words; null when nothing is. Reads every page: seconds for each gigabyte. */
export function damageIn({ db }: Pick<ReadStore, 'db'>): string | null {
  const found = db.all<{ quick_check: string }>(sql`pragma quick_check(1)`);
  const first = found[0]?.quick_check ?? 'no answer';
  return first === 'ok' ? null : first;
}

/** A larger one is looked through after the start, by a process of its own (`look-through.ts`): nobody waits for it. */
const LOOKED_THROUGH_AT_START_BYTES = 256 * 1024 * 1024;

export const isLookedThroughAtStart = (file: string): boolean =>
  statSync(file).size <= LOOKED_THROUGH_AT_START_BYTES;

/** Throws DatabaseError when the file is there and damaged. */
export function refuseDamaged(file: string): void {
  if (!existsSync(file) || !isLookedThroughAtStart(file)) return;
  let damage: string | null;
  try {
    const store = openReader(file);
    try {
      damage = damageIn(store);
    } finally {
      store.close();
    }
  } catch (error) {
    throw inPlainWords(error, file);
  }
  if (damage !== null) throw damaged(file, damage);
}

const damaged = (file: string, damage: string): DatabaseError =>
  new DatabaseError(
    `The database ${file} is damaged (${damage.replaceAll(/\s+/g, ' ')}). Put the newest backup in its place: ` +
      'npm run -s restore -- <folder of the backup>. What is there is kept beside it.',
  );

const WORDS: Record<string, (file: string) => string> = {
  SQLITE_CANTOPEN: (file) => `The database ${file} cannot be opened. May the line write to its folder?`,
  SQLITE_READONLY: (file) =>
    `The database ${file} cannot be written. Give the line the right to write to it.`,
  SQLITE_FULL: (file) => `The disk of ${file} is full. Make room, and start again.`,
  SQLITE_IOERR: (file) =>
    `The disk of ${file} cannot be read or written. Look at the disk before you start again.`,
  SQLITE_BUSY: (file) => `The database ${file} is held by another program. Stop it, and start again.`,
};

/** SQLite's own error, also where drizzle has wrapped it into one that names the query. */
function sqliteErrorOf(error: unknown): { code: string; message: string } | null {
  if (!(error instanceof Error)) return null;
  const { code, message, cause } = error as Error & { code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_') ? { code, message } : sqliteErrorOf(cause);
}

/** An error of SQLite as a sentence that says what to do; any other error as it is. */
export function inPlainWords(error: unknown, file: string): unknown {
  const sqlite = sqliteErrorOf(error);
  if (!sqlite) return error;
  const { code, message } = sqlite;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(file, message);
  // The longer codes begin with the shorter ones: SQLITE_IOERR_WRITE.
  const known = Object.keys(WORDS).find((one) => code.startsWith(one));
  const words = known === undefined ? undefined : WORDS[known];
  return words ? new DatabaseError(words(file)) : error;
}
