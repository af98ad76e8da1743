import { sql } from 'drizzle-orm';
import { allOf, atPlace, inMonths, inSlices } from '../narrowed.ts';
import type { Report } from '../report.ts';

interface Row {
  flow: string;
  node: string;
  asked: number;
  calls: number;
  repeats: number;
  silences: number;
  wrongKeys: number;
}

/** How often questions were said, asked for again, left unanswered, and answered with a key that does nothing. */
export const questions: Report = {
  period: 'months',
  filters: ['line', 'place', 'language', 'version'],
  deepestPlace: 2,
  columns: () => [
    { name: 'flow', kind: 'flow' },
    { name: 'node', kind: 'node' },
    { name: 'calls', kind: 'count' },
    { name: 'said', kind: 'count' },
    { name: 'repeats', kind: 'count' },
    { name: 'silences', kind: 'count' },
    { name: 'wrong-keys', kind: 'count' },
    { name: 'share-in-trouble', kind: 'share' },
  ],
  rows: (reader, wanted) =>
    reader
      .all<Row>(
        sql`select flow, node, sum(calls) as calls, sum(asked) as asked, sum(repeats) as repeats,
              sum(silences) as silences, sum(wrong_keys) as wrongKeys
            from sum_questions where ${allOf(atPlace(wanted), inMonths(wanted), inSlices(wanted))}
            group by flow, node
            order by 1.0 * sum(repeats + silences + wrong_keys) / max(1, sum(asked)) desc, node`,
      )
      .map(({ flow, node, calls, asked, repeats, silences, wrongKeys }) => [
        ...[flow, node, calls, asked, repeats, silences, wrongKeys],
        asked === 0 ? null : (repeats + silences + wrongKeys) / asked,
      ]),
};
