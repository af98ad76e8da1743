import { sql } from 'drizzle-orm';
import { UNKNOWN_PLACE } from '../../tally/sums.ts';
import { allOf, atPlace, belowPlace, inMonths, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';

interface Row {
  at: string;
  topic: string;
  calls: number;
  first: number;
}

/** What calls reached: by month, or by the places within the place that is asked for. */
export const topics: Report = {
  period: 'months',
  filters: ['line', 'place', 'language', 'version', 'topic', 'by'],
  deepestPlace: 6,
  by: ['month', 'place'],
  columns: ({ by }) => [
    by === 'place' ? { name: 'place', kind: 'place' } : { name: 'month', kind: 'month' },
    { name: 'topic', kind: 'topic' },
    { name: 'calls', kind: 'count' },
    { name: 'calls-first', kind: 'count' },
  ],
  rows: (reader, asked) => {
    const byPlace = asked.by === 'place';
    const at = sql.identifier(byPlace ? 'place' : 'month');
    // Within a commune there are no places.
    const where = byPlace && (asked.place ?? '').length < 6 ? belowPlace(asked) : atPlace(asked);
    return reader
      .all<Row>(
        sql`select ${at} as at, topic, sum(calls) as calls, sum(first) as first
            from sum_topics where ${allOf(
              where,
              inMonths(asked),
              inSlices(asked),
              asked.topic === undefined ? sql`true` : sql`topic = ${asked.topic}`,
            )}
            group by ${at}, topic order by at = ${UNKNOWN_PLACE}, at, calls desc, topic`,
      )
      .map((row) => [row.at === UNKNOWN_PLACE ? null : row.at, row.topic, row.calls, row.first]);
  },
};
