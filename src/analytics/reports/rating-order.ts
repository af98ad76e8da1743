import { sql } from 'drizzle-orm';
import type { ReportCell } from '../api-types.ts';
import { differenceOfMeans, meanWithInterval } from '../../core/statistics/mean.ts';
import { wilson } from '../../core/statistics/wilson.ts';
import { allOf, atPlace, inMonths, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';

interface Row {
  first: string;
  value: number;
  ratings: number;
}

/** What it does to ratings which side is read first: `good` or `bad`; and the difference, in the last row. */
export const ratingOrder: Report = {
  period: 'months',
  filters: ['line', 'place', 'language', 'version', 'subject'],
  deepestPlace: 4,
  columns: () => [
    { name: 'first', kind: 'side' },
    { name: 'ratings', kind: 'count' },
    { name: 'mean', kind: 'mean' },
    { name: 'low', kind: 'mean' },
    { name: 'high', kind: 'mean' },
    { name: 'share-good', kind: 'share' },
    { name: 'share-low', kind: 'share' },
    { name: 'share-high', kind: 'share' },
  ],
  rows: (reader, asked) => {
    const rows = reader.all<Row>(
      sql`select first, value, sum(ratings) as ratings
          from sum_ratings where ${allOf(
            atPlace(asked),
            inMonths(asked),
            inSlices(asked),
            asked.subject === undefined ? sql`true` : sql`subject = ${asked.subject}`,
          )}
          group by first, value`,
    );
    const counts = (side: string): number[] =>
      [1, 2, 3, 4, 5].map(
        (point) => rows.find((row) => row.first === side && row.value === point)?.ratings ?? 0,
      );
    const [good, bad] = [counts('good'), counts('bad')];
    const { mean, low, high } = differenceOfMeans(good, bad);
    return [
      ['good', ...sideRow(good)],
      ['bad', ...sideRow(bad)],
      ['difference', totalOf(good) + totalOf(bad), mean, low, high, null, null, null],
    ];
  },
};

const totalOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

function sideRow(counts: readonly number[]): ReportCell[] {
  const n = totalOf(counts);
  const { mean, low, high } = meanWithInterval(counts);
  if (n === 0) return [0, null, null, null, null, null, null];
  const good = wilson((counts[3] ?? 0) + (counts[4] ?? 0), n);
  return [n, mean, low, high, good.share, good.low, good.high];
}
