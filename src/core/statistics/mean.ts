import { Z_95 } from './wilson.ts';

/** A mean of points, with the interval that holds the true mean in 95 of 100 runs; null where it cannot be told. */
export interface Mean {
  mean: number | null;
  low: number | null;
  high: number | null;
}

/**
 * The mean of points from 1 on, and its interval from the normal approximation: mean ± 1.96 · s / √n, with the standard
 * deviation of the sample, within the scale. Below two values nothing tells how far apart they lie.
 * In: how many there are of each point, from 1 on.
 */
export function meanWithInterval(counts: readonly number[]): Mean {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { mean: null, low: null, high: null };
  const mean = counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / n;
  if (n < 2) return { mean, low: null, high: null };
  const half = Z_95 * Math.sqrt(varianceOf(counts, mean, n) / n);
  return { mean, low: Math.max(1, mean - half), high: Math.min(counts.length, mean + half) };
}

/** Of the sample. */
const varianceOf = (counts: readonly number[], mean: number, n: number): number =>
  counts.reduce((sum, count, index) => sum + count * (index + 1 - mean) ** 2, 0) / (n - 1);

/**
 * How far apart two means lie, with the interval of 95 % (Welch: the variances are not assumed to be the same).
 * In: how many there are of each point, from 1 on, on either side.
 */
export function differenceOfMeans(a: readonly number[], b: readonly number[]): Mean {
  const [one, other] = [momentsOf(a), momentsOf(b)];
  if (!one || !other) return { mean: null, low: null, high: null };
  const mean = one.mean - other.mean;
  const half = Z_95 * Math.sqrt(one.error + other.error);
  return { mean, low: mean - half, high: mean + half };
}

/** The mean and the square of its standard error; undefined below two values. */
function momentsOf(counts: readonly number[]): { mean: number; error: number } | undefined {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n < 2) return undefined;
  const mean = counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / n;
  return { mean, error: varianceOf(counts, mean, n) / n };
}
