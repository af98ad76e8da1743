/** The value below which the given share of the values lies: the nearest rank. 0 where there are no values. */
export const nearestRank = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? 0;

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));
