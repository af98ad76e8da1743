/** Letters to add, drop or change to make one word of the other. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1];
    for (const [index, other] of [...right].entries()) {
      const change = (row[index] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** People write `Press 1` and `press_1` for press-1. */
const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.]+/gu, '-');

/** Longer names are nobody's typing error, and comparing them would only cost time. */
const LONGEST_NAME = 80;

/** @returns the id that somebody most likely meant; undefined when none is near. */
export function nearestId(name: string, ids: Iterable<string>): string | undefined {
  const wanted = plain(name);
  if (wanted.length > LONGEST_NAME) return undefined;
  let best: { id: string; away: number } | undefined;
  for (const id of ids) {
    const away = distance(wanted, id);
    if (best === undefined || away < best.away) best = { id, away };
  }
  return best !== undefined && best.away <= Math.max(2, wanted.length / 3) ? best.id : undefined;
}
