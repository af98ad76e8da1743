import type { ReferenceStore } from './ports.ts';
import type { QueryContext } from './query.ts';

/** Enough for slips of the finger; whoever tries numbers by chance finds nothing to try on. */
export const WRONG_NUMBERS_A_CALL = 3;
export const WRONG_NUMBERS_A_DAY = 5;

/** Whether somebody has given so many wrong numbers to a query that none is looked up for them any more. */
export function hasGuessedEnough(query: string, store: ReferenceStore, context: QueryContext): boolean {
  const wrong = store.wrongNumbers(query, context);
  return wrong.inCall >= WRONG_NUMBERS_A_CALL || wrong.inDay >= WRONG_NUMBERS_A_DAY;
}
