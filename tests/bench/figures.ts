export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** In: values in any order, at least one; the share that lies at or below what is asked for. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const round = (value: number, digits = 3): number => Number(value.toPrecision(digits));
