/**
 * The result of a scorecard item: the median of its points, and where two points share the middle, their mean rounded
 * up to a whole point (the rule of the community scorecard). In: at least one point. Throws RangeError for none.
 */
export function medianRoundedUp(points: readonly number[]): number {
  const sorted = points.toSorted((a, b) => a - b);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (lower === undefined || upper === undefined) throw new RangeError('A median needs at least one point.');
  return Math.ceil((lower + upper) / 2);
}
