import { sql } from 'drizzle-orm';
import type { Reader } from '../reader.ts';

/** What is wrong with the database, in SQLite's words; null when every page can be trusted. Reads all of it. */
export function damage(reader: Reader, _asked: Record<string, never>): string | null {
  const { found } = reader.one<{ found: string }>(
    // Without its argument: here SQLite takes a number for the name of a table.
    sql`select quick_check as found from pragma_quick_check limit 1`,
  );
  return found === 'ok' ? null : found;
}
