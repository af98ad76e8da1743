import { sql } from 'drizzle-orm';
import type { Report } from '../report.ts';
import { OF_QUESTIONS, QUESTION_COLUMNS, rowsOfQuestions, type QuestionRow } from './of-questions.ts';

interface Row extends QuestionRow {
  wentOn: number;
  hungUp: number;
  inPrompt: number;
  silent: number;
  wrong: number;
  finished: number;
  failed: number;
}

const SUMS = sql`
  sum(calls - hung_up - silent - wrong - finished - failed) as wentOn, sum(hung_up) as hungUp,
  sum(hung_up_in_prompt) as inPrompt, sum(silent) as silent, sum(wrong) as wrong,
  sum(finished) as finished, sum(failed) as failed`;

/** The questions of the flows: how many calls heard each, and how many ended there. */
export const whereCallsEnd: Report = {
  ...OF_QUESTIONS,
  columns: () => [
    ...QUESTION_COLUMNS,
    { name: 'went-on', kind: 'count' },
    { name: 'hung-up', kind: 'count' },
    { name: 'hung-up-in-prompt', kind: 'count' },
    { name: 'silence', kind: 'count' },
    { name: 'wrong-key', kind: 'count' },
    { name: 'finished', kind: 'count' },
    { name: 'failed', kind: 'count' },
    { name: 'share-hung-up', kind: 'share' },
  ],
  rows: (reader, asked) =>
    rowsOfQuestions<Row>(reader, asked, SUMS, sql`sum(calls)`).map(
      ({ flow, node, calls, wentOn, hungUp, inPrompt, silent, wrong, finished, failed }) => [
        ...[flow, node, calls, wentOn, hungUp, inPrompt, silent, wrong, finished, failed],
        hungUp / calls,
      ],
    ),
};
