/**
 * The value below or at which the given share of the calls lies: the nearest rank.
 * In: values in rising order, and how many calls had each. Out: null where there is none.
 */
export function rankIn(values: readonly { value: number; calls: number }[], part: number): number | null {
  const all = values.reduce((sum, { calls }) => sum + calls, 0);
  let before = 0;
  for (const { value, calls } of values) {
    before += calls;
    if (before >= all * part) return value;
  }
  return null;
}
