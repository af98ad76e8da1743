import type { PromiseRow, RightRow } from './accountability-ports.ts';
import type { BudgetRow } from './ports.ts';
import type { QueryContext } from './query.ts';
import { factState, type Confirmation, type FactState } from './spoken.ts';

type When = Pick<QueryContext, 'now' | 'factsMaxAgeDays'>;

/*
 * How far rows can be relied on, kind by kind: what callers hear and what the console shows come from here.
 */

/** A fact whose confirmation ages. */
export const agingState = (row: Confirmation & { sample?: boolean }, when: When): FactState =>
  factState(row, when.now, when.factsMaxAgeDays);

/** A budget is announced with its year, so a confirmation of it does not age. */
export const budgetState = (row: BudgetRow, { now }: Pick<When, 'now'>): FactState =>
  factState(row, now, Number.POSITIVE_INFINITY);

/** Without the plan that it stands in, a promise is hearsay. */
export const promiseState = (row: PromiseRow, when: When): FactState =>
  row.sourceUrl === null && !row.sample ? 'unconfirmed' : agingState(row, when);

/** Without the law that it stands in, a right is hearsay. */
export const rightState = (row: RightRow, when: When): FactState =>
  row.source === null ? 'unconfirmed' : agingState(row, when);
