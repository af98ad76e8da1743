import { sql, type SQL } from 'drizzle-orm';
import type { ReportColumn } from '../api-types.ts';
import { allOf, atPlace, inMonths, inSlices } from '../narrowed.ts';
import type { Reader } from '../reader.ts';
import type { Asked, Report } from '../report.ts';

/** What a report about each question of the flows takes. */
export const OF_QUESTIONS = {
  period: 'months',
  filters: ['line', 'place', 'language', 'version', 'flow'],
  deepestPlace: 2,
} as const satisfies Partial<Report>;

/** Which question a row is about, and in how many calls it was asked. */
export const QUESTION_COLUMNS: readonly ReportColumn[] = [
  { name: 'flow', kind: 'flow' },
  { name: 'node', kind: 'node' },
  { name: 'calls', kind: 'count' },
];

export interface QuestionRow {
  flow: string;
  node: string;
  calls: number;
}

/** The sums of each question. In: what is summed beside the calls, and which questions stand first. */
export const rowsOfQuestions = <Row extends QuestionRow>(
  reader: Reader,
  asked: Asked,
  sums: SQL,
  first: SQL,
): Row[] =>
  reader.all<Row>(
    sql`select flow, node, sum(calls) as calls, ${sums}
        from sum_questions where ${allOf(
          atPlace(asked),
          inMonths(asked),
          inSlices(asked),
          asked.flow === undefined ? sql`true` : sql`flow = ${asked.flow}`,
        )}
        group by flow, node order by ${first} desc, node`,
  );
