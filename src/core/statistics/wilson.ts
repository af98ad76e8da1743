/** A share of callers, with the interval that holds the true share in 95 of 100 runs. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

/** Of a normal distribution, 95 of 100 lie within so many standard deviations. */
export const Z_95 = 1.959964;

/** Wilson's interval, which holds for few callers and for shares near 0 and 1. In: how many of how many, at least one. */
export function wilson(count: number, of: number): Share {
  if (of < 1) throw new RangeError('A share of nobody is no share.');
  const share = count / of;
  const square = Z_95 * Z_95;
  const middle = (share + square / (2 * of)) / (1 + square / of);
  const half = (Z_95 / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
