import type { FactRefusalAnswer } from '../api-types.ts';
import type { RowProblem } from './kind.ts';

/** What is wrong with one of the rows that were sent, counted from 1. */
export interface SentProblem extends RowProblem {
  row: number;
}

/** Rows that are not taken: nothing was changed. The message is a sentence, and each problem says what to do. */
export class FactsError extends Error {
  readonly code: FactRefusalAnswer['code'];
  readonly problems: readonly SentProblem[];

  constructor(code: FactRefusalAnswer['code'], message: string, problems: readonly SentProblem[] = []) {
    super(message);
    this.code = code;
    this.problems = problems;
  }
}

/** For rows of which some are wrong. One that is wrong in itself is told before one that this sender may not change. */
export function rowsRefused(problems: readonly SentProblem[]): FactsError {
  const codeOf = ({ code }: SentProblem): FactsError['code'] => code ?? 'bad-row';
  const code =
    (['bad-row', 'not-allowed', 'taken'] as const).find((one) => problems.some((it) => codeOf(it) === one)) ??
    'bad-row';
  const told = problems.filter((problem) => codeOf(problem) === code);
  const rows = new Set(told.map(({ row }) => row)).size;
  const many = rows === 1 ? 'One row is' : `${rows} rows are`;
  return new FactsError(code, `${many} wrong. Nothing was changed.`, told);
}
