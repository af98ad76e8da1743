import { sql, type SQL } from 'drizzle-orm';
import { dayAfter, dayInPhnomPenh, startOfDay } from '../../calendar/phnom-penh.ts';
import { allOf } from '../narrowed.ts';
import type { ColumnKind } from '../api-types.ts';
import type { Report } from '../report.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is counted beside state and age. */
const BY = ['state', 'kind', 'topic', 'month'] as const;
type By = (typeof BY)[number];

const COLUMNS: Record<By, { kind: ColumnKind; value: SQL }> = {
  state: { kind: 'case-state', value: sql`state` },
  kind: { kind: 'case-kind', value: sql`kind` },
  topic: { kind: 'topic', value: sql`coalesce(topic, '')` },
  month: { kind: 'month', value: sql`strftime('%Y-%m', (opened_at + 25200000) / 1000, 'unixepoch')` },
};

interface Row {
  what: string;
  waiting: number;
  upToWeek: number;
  upToMonth: number;
  upToQuarter: number;
  older: number;
  late: number;
  cases: number;
}

/**
 * Messages by state and age. A case that waits is as old as it is now; one that was answered or ended, as old as it was
 * then.
 */
export const cases: Report = {
  period: 'days',
  filters: ['place', 'kind', 'by'],
  deepestPlace: 6,
  by: BY,
  columns: ({ by = 'state' }) => [
    { name: by, kind: COLUMNS[by as By].kind },
    { name: 'cases', kind: 'count' },
    { name: 'waiting', kind: 'count' },
    { name: 'late', kind: 'count' },
    { name: 'up-to-7-days', kind: 'count' },
    { name: 'up-to-30-days', kind: 'count' },
    { name: 'up-to-90-days', kind: 'count' },
    { name: 'older', kind: 'count' },
  ],
  rows: (reader, { by = 'state', from, to, place, kind }, now) => {
    const { value } = COLUMNS[by as By];
    const waits = sql`state in ('new', 'open')`;
    const age = sql`((case when ${waits} then ${now} else state_at end) - opened_at)`;
    const days = (above: number, upTo: number): SQL =>
      sql`sum(${age} > ${above * DAY_MS} and ${age} <= ${upTo * DAY_MS})`;
    return reader
      .all<Row>(
        sql`select ${value} as what, count(*) as cases, sum(${waits}) as waiting,
              sum(${waits} and due_on is not null and due_on < ${dayInPhnomPenh(now)}) as late,
              ${days(-1, 7)} as upToWeek, ${days(7, 30)} as upToMonth, ${days(30, 90)} as upToQuarter,
              sum(${age} > ${90 * DAY_MS}) as older
            from cases where ${allOf(
              sql`opened_at >= ${startOfDay(from)} and opened_at < ${startOfDay(dayAfter(to))}`,
              place === undefined ? sql`true` : sql`commune like ${`${place}%`}`,
              kind === undefined ? sql`true` : sql`kind = ${kind}`,
              sql`call_id not in (select id from calls where provider = 'simulator')`,
            )}
            group by what order by what`,
      )
      .map(({ what, cases: all, waiting, late, upToWeek, upToMonth, upToQuarter, older }) => [
        ...[what === '' ? null : what, all, waiting, late, upToWeek, upToMonth, upToQuarter, older],
      ]);
  },
};
