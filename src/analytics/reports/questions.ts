import { sql } from 'drizzle-orm';
import type { Report } from '../report.ts';
import { OF_QUESTIONS, QUESTION_COLUMNS, rowsOfQuestions, type QuestionRow } from './of-questions.ts';

interface Row extends QuestionRow {
  asked: number;
  repeats: number;
  silences: number;
  wrongKeys: number;
}

const SUMS = sql`sum(asked) as asked, sum(repeats) as repeats, sum(silences) as silences, sum(wrong_keys) as wrongKeys`;
const MOST_TROUBLE = sql`1.0 * sum(repeats + silences + wrong_keys) / max(1, sum(asked))`;

/** How often questions were said, asked for again, left unanswered, and answered with a key that does nothing. */
export const questions: Report = {
  ...OF_QUESTIONS,
  columns: () => [
    ...QUESTION_COLUMNS,
    { name: 'said', kind: 'count' },
    { name: 'repeats', kind: 'count' },
    { name: 'silences', kind: 'count' },
    { name: 'wrong-keys', kind: 'count' },
    { name: 'share-in-trouble', kind: 'share' },
  ],
  rows: (reader, wanted) =>
    rowsOfQuestions<Row>(reader, wanted, SUMS, MOST_TROUBLE).map(
      ({ flow, node, calls, asked, repeats, silences, wrongKeys }) => [
        ...[flow, node, calls, asked, repeats, silences, wrongKeys],
        asked === 0 ? null : (repeats + silences + wrongKeys) / asked,
      ],
    ),
};
