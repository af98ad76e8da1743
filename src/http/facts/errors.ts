import type { ErrorRequestHandler } from 'express';
import type { FactRefusalAnswer } from '../../directory/api-types.ts';
import { FactsError } from '../../directory/import/facts-error.ts';
import { ChangedMeanwhile } from '../../directory/import/import-file.ts';
import { SheetError } from '../../directory/import/sheet.ts';

const STATUS: Record<FactRefusalAnswer['code'], number> = {
  'bad-row': 422,
  'bad-file': 422,
  'not-allowed': 403,
  taken: 409,
  'changed-meanwhile': 409,
  'no-such-row': 404,
  'too-large': 413,
};

/**
 * Rows and files that are not taken, as a status, a sentence, and what is wrong where. In: what to do about a body that
 * is too long, where Express stops reading it. The rest goes on.
 */
export function factErrors(tooLarge: string): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const answer = answerTo(error, tooLarge);
    if (response.headersSent || !answer) {
      next(error);
      return;
    }
    response.set('Cache-Control', 'no-store').status(STATUS[answer.code]).json(answer);
  };
}

function answerTo(error: unknown, tooLarge: string): FactRefusalAnswer | undefined {
  if (error instanceof FactsError) {
    const problems = error.problems.map(({ row, column, message }) => ({
      ...{ row, column, message: `${message}.` },
    }));
    return { error: error.message, code: error.code, problems };
  }
  if (error instanceof ChangedMeanwhile || error instanceof SheetError) {
    const code = error instanceof SheetError ? 'bad-file' : error.code;
    return { error: error.message, code, problems: [] };
  }
  const isTooLarge = (error as { type?: string }).type === 'entity.too.large';
  return isTooLarge
    ? { error: `${tooLarge} Nothing was changed.`, code: 'too-large', problems: [] }
    : undefined;
}
