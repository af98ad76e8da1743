import type { FactCells, FactRowAnswer } from '../../../directory/api-types.ts';

/** In: a row as it was opened (null: a new one), and as it stands in its form. Out: the cells that say something else. */
export const changedCells = (base: FactRowAnswer | null, given: FactCells): FactCells =>
  Object.fromEntries(Object.entries(given).filter(([column, text]) => text !== (base?.row[column] ?? '')));
