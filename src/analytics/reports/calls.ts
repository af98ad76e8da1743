import { sql } from 'drizzle-orm';
import { bucketOf, BUCKETS, bucketsOf, type Bucket } from '../buckets.ts';
import { allOf, atPlace, inDays, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';

interface Row {
  day: string;
  calls: number;
  callersOfDay: number;
  callersOfWeek: number;
  callersOfMonth: number;
  fresh: number;
  ofUnknown: number;
  withContent: number;
  timed: number;
  seconds: number;
  turnedAway: number;
}

/** Callers are counted with their first call in the bucket. */
const CALLERS = { day: 'callersOfDay', week: 'callersOfWeek', month: 'callersOfMonth' } as const;

/** Calls, callers, and those who called for the first time, over time. */
export const calls: Report = {
  period: 'days',
  filters: ['line', 'place', 'language', 'version', 'by'],
  deepestPlace: 6,
  by: BUCKETS,
  columns: ({ by }) => [
    { name: by ?? 'day', kind: (by ?? 'day') as Bucket },
    { name: 'calls', kind: 'count' },
    { name: 'callers', kind: 'count' },
    { name: 'new-callers', kind: 'count' },
    { name: 'returning-callers', kind: 'count' },
    { name: 'calls-of-unknown', kind: 'count' },
    { name: 'calls-with-content', kind: 'count' },
    { name: 'mean-length', kind: 'seconds' },
    { name: 'turned-away', kind: 'count' },
  ],
  rows: (reader, asked) => {
    const by = (asked.by ?? 'day') as Bucket;
    const rows = reader.all<Row>(
      sql`select day, sum(calls) as calls, sum(callers_of_day) as callersOfDay,
            sum(callers_of_week) as callersOfWeek, sum(callers_of_month) as callersOfMonth,
            sum(new_callers) as fresh, sum(of_unknown) as ofUnknown, sum(with_content) as withContent,
            sum(timed) as timed, sum(seconds) as seconds,
            sum(turned_away) as turnedAway
          from sum_calls where ${allOf(atPlace(asked), inDays(asked), inSlices(asked))} group by day`,
    );
    const found = new Map(bucketsOf(by, asked.from, asked.to).map((bucket) => [bucket, nothing()]));
    for (const row of rows) addTo(found.get(bucketOf(by, row.day)), row, row[CALLERS[by]]);
    return [...found].map(([bucket, one]) => [
      bucket,
      one.calls,
      one.callers,
      one.fresh,
      one.callers - one.fresh,
      one.ofUnknown,
      one.withContent,
      one.timed === 0 ? null : one.seconds / one.timed,
      one.turnedAway,
    ]);
  },
};

type Total = Omit<Row, 'day' | 'callersOfDay' | 'callersOfWeek' | 'callersOfMonth'> & { callers: number };

const nothing = (): Total => ({
  ...{ calls: 0, callers: 0, fresh: 0, ofUnknown: 0 },
  ...{ withContent: 0, timed: 0, seconds: 0, turnedAway: 0 },
});

function addTo(total: Total | undefined, row: Row, callers: number): void {
  if (!total) return;
  total.callers += callers;
  for (const name of [
    'calls',
    'fresh',
    'ofUnknown',
    'withContent',
    'timed',
    'seconds',
    'turnedAway',
  ] as const) {
    total[name] += row[name];
  }
}
