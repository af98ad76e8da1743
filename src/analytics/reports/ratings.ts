import { sql } from 'drizzle-orm';
import { groupBy } from '../../core/group-by.ts';
import { meanWithInterval } from '../../core/statistics/mean.ts';
import { allOf, atPlace, inMonths, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';
import { officesOfServices } from './offices.ts';

interface Row {
  month: string;
  subject: string;
  id: string;
  office: string;
  value: number;
  ratings: number;
}

/** What is rated in a row: `month`, `office`, or the thing itself. */
const KEYS = {
  subject: ({ subject, id }: Row) => `${subject}\t${id}`,
  office: ({ subject, office }: Row) => `${subject}\t${office}`,
  month: ({ month, subject }: Row) => `${subject}\t${month}`,
} as const;

type By = keyof typeof KEYS;

/** Ratings of services and communes: how many of each point, and the mean with its interval. */
export const ratings: Report = {
  period: 'months',
  filters: ['line', 'place', 'language', 'version', 'subject', 'by'],
  deepestPlace: 4,
  by: Object.keys(KEYS),
  columns: ({ by }) => [
    { name: 'kind', kind: 'side' },
    ...(by === 'month' ? [{ name: 'month', kind: 'month' } as const] : []),
    ...(by === 'office' ? [{ name: 'office', kind: 'office' } as const] : []),
    ...(by === 'subject' || by === undefined ? [{ name: 'subject', kind: 'subject' } as const] : []),
    { name: 'ratings', kind: 'count' },
    ...([1, 2, 3, 4, 5] as const).map((point) => ({ name: `points-${point}`, kind: 'count' }) as const),
    { name: 'mean', kind: 'mean' },
    { name: 'low', kind: 'mean' },
    { name: 'high', kind: 'mean' },
  ],
  rows: (reader, asked) => {
    const offices = officesOfServices(reader);
    const rows = reader
      .all<Omit<Row, 'office'>>(
        sql`select month, subject, subject_id as id, value, sum(ratings) as ratings
            from sum_ratings where ${allOf(
              atPlace(asked),
              inMonths(asked),
              inSlices(asked),
              asked.subject === undefined ? sql`true` : sql`subject = ${asked.subject}`,
            )}
            group by month, subject, subject_id, value order by subject, month, subject_id, value`,
      )
      .map((row): Row => ({ ...row, office: officeOf(row, offices) }));
    return [...groupBy(rows, KEYS[(asked.by ?? 'subject') as By])].map(([key, some]) => {
      const [kind = '', what = ''] = key.split('\t');
      const points = [1, 2, 3, 4, 5].map((point) => totalOf(some.filter(({ value }) => value === point)));
      const { mean, low, high } = meanWithInterval(points);
      return [kind, what === '' ? null : what, totalOf(some), ...points, mean, low, high];
    });
  },
};

/** A commune is its own office; of services that are gone nobody knows it. */
const officeOf = (row: Omit<Row, 'office'>, offices: ReadonlyMap<string, string>): string =>
  row.subject === 'service' ? (offices.get(row.id) ?? '') : 'commune';

const totalOf = (rows: readonly Row[]): number => rows.reduce((sum, { ratings: count }) => sum + count, 0);
