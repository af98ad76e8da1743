import { sql } from 'drizzle-orm';
import { allOf, inMonths, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';

/** Hang-ups within prompts, second by second; of one question, or of all. */
export const hangUps: Report = {
  period: 'months',
  filters: ['line', 'language', 'version', 'node'],
  deepestPlace: 0,
  columns: () => [
    { name: 'node', kind: 'node' },
    { name: 'second', kind: 'seconds' },
    { name: 'calls', kind: 'count' },
  ],
  rows: (reader, asked) =>
    reader
      .all<{ node: string; second: number; calls: number }>(
        sql`select node, second, sum(calls) as calls from sum_hang_ups
            where ${allOf(
              asked.node === undefined ? sql`true` : sql`node = ${asked.node}`,
              inMonths(asked),
              inSlices(asked),
            )}
            group by node, second order by node, second`,
      )
      .map(({ node, second, calls }) => [node, second, calls]),
};
