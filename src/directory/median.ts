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

/** The same of points that were counted. In: how many there are of each point, from 1 on; at least one. */
export function medianOfCounts(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) throw new RangeError('A median needs at least one point.');
  const at = (rank: number): number => {
    let before = 0;
    return counts.findIndex((count) => (before += count) > rank) + 1;
  };
  return Math.ceil((at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2);
}
