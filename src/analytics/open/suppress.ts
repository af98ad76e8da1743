/** Fewer callers than this are never told of. */
export const FEWEST_CALLERS = 5;

/** A cell of a table that counts people: where it stands in each of the table's directions, and how many callers it has. */
export interface Cell {
  at: readonly string[];
  callers: number;
}

/**
 * The cells that may be published. Out are those of 1 to 4 callers, and those by which one of them could be found.
 *
 * A line of a table is all cells that agree in some of its directions: one row, one column, the whole table. Even who knows
 * the sum of a line from elsewhere must not find a hidden cell as what is left of it. So a line in which something is hidden
 * hides two cells or more, and one of them has 5 callers or more, as long as it has that many cells; the visible cell with
 * the fewest callers goes first. Cells without callers are not published and hide nothing, so that nobody can tell them
 * from hidden ones. docs/open-data.md has the proof.
 */
export function publishable<Found extends Cell>(cells: readonly Found[]): Found[] {
  const counted = cells.filter(({ callers }) => callers > 0);
  const hidden = new Set(counted.filter(({ callers }) => callers < FEWEST_CALLERS));
  const lines = linesOf(counted);
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    for (const line of lines) coverLine(line, hidden);
  }
  return counted.filter((cell) => !hidden.has(cell));
}

/** Hides as much of one line as must be. */
function coverLine<Found extends Cell>(line: readonly Found[], hidden: Set<Found>): void {
  const inLine = line.filter((cell) => hidden.has(cell));
  if (inLine.length === 0) return;
  const visible = line.filter((cell) => !hidden.has(cell)).sort((a, b) => a.callers - b.callers);
  const isCovered = (): boolean =>
    inLine.length >= 2 && inLine.some(({ callers }) => callers >= FEWEST_CALLERS);
  while (!isCovered()) {
    const next = visible.shift();
    if (!next) return;
    hidden.add(next);
    inLine.push(next);
  }
}

/** Every line of a table: the cells that agree in each choice of directions, the empty choice too. */
export function linesOf<Found extends Cell>(cells: readonly Found[]): Found[][] {
  const directions = cells[0]?.at.length ?? 0;
  const lines: Found[][] = [];
  // Each bit says whether the cells agree in that direction. All of them: a line of one cell.
  for (let choice = 0; choice < 2 ** directions - 1; choice += 1) {
    const groups = new Map<string, Found[]>();
    for (const cell of cells) {
      const key = JSON.stringify(cell.at.filter((_place, direction) => choice & (1 << direction)));
      const group = groups.get(key);
      if (group) group.push(cell);
      else groups.set(key, [cell]);
    }
    lines.push(...groups.values());
  }
  return lines;
}
