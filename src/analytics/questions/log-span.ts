import { max, min, sql } from 'drizzle-orm';
import { calls } from '../../../db/schema.ts';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { LogSpan } from '../api-types.ts';
import { CALLS_GONE_BEFORE, type Reader } from '../reader.ts';

/** From which day to which day there are calls at all; null where there is none. */
export function logSpan(reader: Reader, _asked: Record<string, never>): LogSpan | null {
  const { first, last } = reader.one<{ first: number | null; last: number | null }>(
    // Each by itself is one look into the index; both at once would read all of it.
    sql`select (select ${min(calls.startedAt)} from ${calls} where ${calls.startedAt} >= ${CALLS_GONE_BEFORE}) as first, (select ${max(calls.startedAt)} from ${calls}) as last`,
  );
  if (first === null || last === null) return null;
  return { from: dayInPhnomPenh(first), to: dayInPhnomPenh(last) };
}
