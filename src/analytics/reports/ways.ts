import { sql } from 'drizzle-orm';
import { groupBy } from '../../core/group-by.ts';
import { allOf, inMonths, inSlices } from '../narrowed.ts';
import type { Reader } from '../reader.ts';
import type { Report } from '../report.ts';
import { rankIn } from './rank-in.ts';

interface Row {
  topic: string;
  measure: 'presses' | 'seconds';
  value: number;
  calls: number;
}

interface Way {
  presses: number;
  seconds: number;
}

/** How far callers were from their first content, against the shortest ways that `flows:report` found. */
export const ways: Report = {
  period: 'months',
  filters: ['line', 'language', 'version'],
  deepestPlace: 0,
  columns: () => [
    { name: 'topic', kind: 'topic' },
    { name: 'calls', kind: 'count' },
    { name: 'presses-median', kind: 'number' },
    { name: 'presses-p90', kind: 'number' },
    { name: 'presses-shortest', kind: 'number' },
    { name: 'seconds-median', kind: 'seconds' },
    { name: 'seconds-p90', kind: 'seconds' },
    { name: 'seconds-shortest', kind: 'seconds' },
  ],
  rows: (reader, asked) => {
    const rows = reader.all<Row>(
      sql`select topic, measure, value, sum(calls) as calls
          from sum_ways where ${allOf(inMonths(asked), inSlices(asked))}
          group by topic, measure, value order by topic, measure, value`,
    );
    const shortest = shortestWays(reader, asked.language ?? 'km');
    return [...groupBy(rows, ({ topic }) => topic)]
      .map(([topic, some]) => {
        const presses = some.filter(({ measure }) => measure === 'presses');
        const seconds = some.filter(({ measure }) => measure === 'seconds');
        const calls = presses.reduce((sum, row) => sum + row.calls, 0);
        const way = shortest.get(topic);
        return [
          ...[topic, calls, rankIn(presses, 0.5), rankIn(presses, 0.9), way?.presses ?? null],
          ...[rankIn(seconds, 0.5), rankIn(seconds, 0.9), way?.seconds ?? null],
        ];
      })
      .toSorted((a, b) => Number(b[1]) - Number(a[1]));
  },
};

/** As the newest run of `flows:report --keep` found them, of a new caller; nothing where it was never run. */
const shortestWays = (reader: Reader, language: string): ReadonlyMap<string, Way> =>
  new Map(
    reader
      .all<Way & { topic: string }>(
        sql`select topic, presses, seconds from shortest_ways where language = ${language}`,
      )
      .map((way) => [way.topic, way]),
  );
