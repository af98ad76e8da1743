import type { FactRowAnswer } from '../../../directory/api-types.ts';

/** What stands open above the table. */
export type Window =
  'add' | { row: FactRowAnswer } | { remove: FactRowAnswer } | { hear: FactRowAnswer } | null;
