import { sql } from 'drizzle-orm';
import type { Reader } from '../reader.ts';
import type { Cursor } from './export-table.ts';
import { ofCalls, within, type ExportFilter } from './filter.ts';

const STARTED = sql`calls.started_at`;

/** How many calls a filter leaves. */
export const countCalls = (reader: Reader, filter: ExportFilter): number =>
  reader.one<{ size: number }>(
    sql`select count(*) as size from calls where ${within(STARTED, filter)} and ${ofCalls(filter)}`,
  ).size;

/**
 * Calls in the order of their beginning, by the index of it. A page ends after so many calls.
 * Out: the page as rows of SQL to select from, how many calls it has, and where the next one begins.
 */
export function pageOfCalls(reader: Reader, filter: ExportFilter, after: Cursor | null, limit: number) {
  const [startedAt = 0, row = 0] = after ?? [];
  const page = sql`select calls.*, calls.rowid as row from calls where ${within(STARTED, filter)} and ${ofCalls(filter)} and (calls.started_at, calls.rowid) > (${startedAt}, ${row}) order by calls.started_at, calls.rowid limit ${limit}`;
  const places = reader.all<{ startedAt: number; row: number }>(
    sql`select started_at as startedAt, row from (${page})`,
  );
  const last = places.at(-1);
  const next: Cursor | null = last && places.length === limit ? [last.startedAt, last.row] : null;
  return { page, passed: places.length, next };
}
