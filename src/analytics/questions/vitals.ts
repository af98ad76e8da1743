import { sql } from 'drizzle-orm';
import { calls, errands, sessions } from '../../../db/schema.ts';
import type { Reader } from '../reader.ts';

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** The weeks before, whose same hour tells how many calls are usual. */
const WEEKS = [1, 2, 3, 4];

/** What the log tells of the health of the line. Calls that staff try are left out. */
export interface LogVitals {
  callsUnderWay: number;
  /** Of the last 15 minutes, by how they ended; `under-way` for those that have not. */
  recent: Record<string, number>;
  /** Begun in the last 60 minutes. */
  lastHour: number;
  /** Begun in the same 60 minutes of the week, in each of the four weeks before; the newest week first. */
  usual: number[];
  /** Work for after the turn, by state. */
  errands: Record<string, number>;
}

/** In: the time now, in milliseconds since 1970 (UTC). */
export function vitals(reader: Reader, { now }: { now: number }): LogVitals {
  const begun = (from: number, to: number): number =>
    reader.one<{ calls: number }>(
      sql`select count(*) as calls from ${calls}
        where ${calls.startedAt} > ${from} and ${calls.startedAt} <= ${to} and ${calls.provider} <> 'simulator'`,
    ).calls;
  const { open } = reader.one<{ open: number }>(sql`select count(*) as open from ${sessions}`);
  return {
    callsUnderWay: open,
    recent: counted(
      reader.all(
        sql`select coalesce(${calls.disposition}, 'under-way') as name, count(*) as times from ${calls}
          where ${calls.startedAt} > ${now - 15 * MINUTE_MS} and ${calls.provider} <> 'simulator' group by 1`,
      ),
    ),
    lastHour: begun(now - HOUR_MS, now),
    usual: WEEKS.map((weeks) => begun(now - weeks * WEEK_MS - HOUR_MS, now - weeks * WEEK_MS)),
    // Done ones are many, and nobody waits for them.
    errands: counted(
      reader.all(
        sql`select ${errands.state} as name, count(*) as times from ${errands}
          where ${errands.state} in ('waiting', 'under-way', 'given-up') group by 1`,
      ),
    ),
  };
}

const counted = (rows: { name: string; times: number }[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ name, times }) => [name, times]));
