import { sql } from 'drizzle-orm';
import type { Reader } from '../reader.ts';
import type { Cursor } from './export-table.ts';
import { ofCalls, PLACE_OF_CALL, within, type ExportFilter } from './filter.ts';

const SHOWN = sql`logged_calls.shown_at`;

/** How many calls a filter leaves. */
export const countCalls = (reader: Reader, filter: ExportFilter): number =>
  reader.one<{ size: number }>(
    sql`select count(*) as size from logged_calls where ${within(SHOWN, filter)} and ${ofCalls(filter)}`,
  ).size;

/**
 * Calls as the call log lists them, the oldest first: confidential ones stand first in their day, in the order of their
 * ids, which are drawn by lot. A page ends after so many calls.
 * Out: the page as rows of SQL to select from, how many calls it has, and where the next one begins.
 */
export function pageOfCalls(reader: Reader, filter: ExportFilter, after: Cursor | null, limit: number) {
  const [shownAt = 0, callId = ''] = after ?? [];
  const page = sql`select *, ${PLACE_OF_CALL} as place from logged_calls where ${within(SHOWN, filter)} and ${ofCalls(filter)} and (shown_at, call_id) > (${shownAt}, ${callId}) order by shown_at, call_id limit ${limit}`;
  const places = reader.all<{ shownAt: number; callId: string }>(
    sql`select shown_at as shownAt, call_id as callId from (${page})`,
  );
  const last = places.at(-1);
  const next: Cursor | null = last && places.length === limit ? [last.shownAt, last.callId] : null;
  return { page, passed: places.length, next };
}
