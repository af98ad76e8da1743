/** What the lines of one side of a budget are together, beside the total that is stated. Amounts are riel. */
export interface Sums {
  stated: number | null;
  /** Of the lines whose amount is known; null where there are none. */
  lines: number | null;
  agrees: boolean;
}

/**
 * A stated total is the sum of its lines. Where lines are missing, what is there may not be more than the total: a
 * source may give the total and one line of it. In: the total and the lines, null where an amount is not known; whether
 * every line that there can be is among them.
 */
export function sumsOf(stated: number | null, amounts: readonly (number | null)[], whole: boolean): Sums {
  const known = amounts.filter((amount) => amount !== null);
  const lines = known.reduce((all, amount) => all + amount, 0);
  const exact = whole && known.length === amounts.length;
  const agrees = stated === null || amounts.length === 0 || (exact ? lines === stated : lines <= stated);
  return { stated, lines: known.length === 0 ? null : lines, agrees };
}
