import { sql } from 'drizzle-orm';
import { UNKNOWN_PLACE } from '../../tally/sums.ts';
import { allOf, belowPlace, inDays, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';

interface Row {
  place: string;
  calls: number;
  callers: number;
  fresh: number;
  withContent: number;
  hungUp: number;
}

/** Calls by the place that they were about: the provinces, or the places within one. */
export const places: Report = {
  period: 'days',
  filters: ['line', 'place', 'language', 'version'],
  deepestPlace: 4,
  columns: () => [
    { name: 'place', kind: 'place' },
    { name: 'calls', kind: 'count' },
    { name: 'callers-of-months', kind: 'count' },
    { name: 'new-callers', kind: 'count' },
    { name: 'calls-with-content', kind: 'count' },
    { name: 'share-with-content', kind: 'share' },
    { name: 'share-hung-up', kind: 'share' },
  ],
  rows: (reader, asked) =>
    reader
      .all<Row>(
        sql`select place, sum(calls) as calls, sum(callers_of_month) as callers, sum(new_callers) as fresh,
              sum(with_content) as withContent, sum(hung_up) as hungUp
            from sum_calls where ${allOf(belowPlace(asked), inDays(asked), inSlices(asked))}
            group by place order by place = ${UNKNOWN_PLACE}, place`,
      )
      .map(({ place, calls, callers, fresh, withContent, hungUp }) => [
        place === UNKNOWN_PLACE ? null : place,
        ...[calls, callers, fresh, withContent, withContent / calls, hungUp / calls],
      ]),
};
