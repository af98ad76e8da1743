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
 * the fewest callers goes first. Nor must who knows all sums of all lines find one by adding and subtracting them: what
 * could be worked out so (`workedOut`) gets company until it cannot. Cells without callers are not published and hide nothing, so that nobody can tell them
 * from hidden ones. docs/open-data.md has the proof.
 */
export function publishable<Found extends Cell>(cells: readonly Found[]): Found[] {
  const counted = cells.filter(({ callers }) => callers > 0);
  const hidden = new Set(counted.filter(({ callers }) => callers < FEWEST_CALLERS));
  const lines = linesOf(counted);
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    for (const line of lines) coverLine(line, hidden);
    if (before === hidden.size) coverAll(counted, hidden);
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

/** Hides one cell more, the smallest beside one that all sums together tell, where there is such a one. */
function coverAll<Found extends Cell>(counted: readonly Found[], hidden: Set<Found>): void {
  const [told] = workedOut(counted, hidden).filter(({ callers }) => callers < FEWEST_CALLERS);
  if (!told) return;
  const visible = counted.filter((cell) => !hidden.has(cell)).sort((a, b) => a.callers - b.callers);
  const next = visible.find((cell) => isBeside(cell, told)) ?? visible[0];
  if (next) hidden.add(next);
}

/** Whether two cells agree in all directions but one. */
const isBeside = (one: Cell, other: Cell): boolean =>
  one.at.filter((place, direction) => place !== other.at[direction]).length === 1;

/** Sums are added and subtracted modulo this prime: products stay whole numbers, and nothing is rounded. */
const PRIME = 33_554_393;

/**
 * The hidden cells whose values follow from the published ones and the sums of all lines that agree in all directions but
 * one (the others are sums of these), and of two cells or more: who has the sum of a single cell has the cell. Which cells
 * there are decides it, and not how many callers they have. In: all cells with callers, and those of them that are hidden.
 */
export function workedOut<Found extends Cell>(
  counted: readonly Found[],
  hidden: ReadonlySet<Found>,
): Found[] {
  const cells = [...hidden];
  const directions = cells[0]?.at.length ?? 0;
  const sums = linesOf(counted, (choice) => bitsIn(choice) === directions - 1)
    .filter((line) => line.length > 1)
    .map((line) => cells.map((cell) => (line.includes(cell) ? 1 : 0)));
  return reduced(sums).flatMap((row) => {
    const [only, ...others] = row.flatMap((value, column) => (value === 0 ? [] : [column]));
    const cell = only === undefined || others.length > 0 ? undefined : cells[only];
    return cell ? [cell] : [];
  });
}

const bitsIn = (choice: number): number => choice.toString(2).replaceAll('0', '').length;

/** Gauss and Jordan: rows in which one column at a time is alone. */
function reduced(rows: number[][]): number[][] {
  const left = rows.map((row) => [...row]);
  const done: number[][] = [];
  const columns = left[0]?.length ?? 0;
  for (let column = 0; column < columns; column += 1) {
    const at = left.findIndex((row) => row[column] !== 0);
    const [pivot] = at < 0 ? [] : left.splice(at, 1);
    if (!pivot) continue;
    const inverse = power(pivot[column] ?? 1, PRIME - 2);
    const unit = pivot.map((value) => (value * inverse) % PRIME);
    for (const row of [...left, ...done]) {
      const factor = row[column] ?? 0;
      if (factor === 0) continue;
      unit.forEach((value, index) => {
        row[index] = ((row[index] ?? 0) + (PRIME - factor) * value) % PRIME;
      });
    }
    done.push(unit);
  }
  return done;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let [square, left] = [base, exponent]; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** Every line of a table: the cells that agree in each choice of directions, the empty choice too. */
export function linesOf<Found extends Cell>(
  cells: readonly Found[],
  wanted: (choice: number) => boolean = () => true,
): Found[][] {
  const directions = cells[0]?.at.length ?? 0;
  const lines: Found[][] = [];
  // Each bit says whether the cells agree in that direction. All of them: a line of one cell.
  for (let choice = 0; choice < 2 ** directions - 1; choice += 1) {
    if (!wanted(choice)) continue;
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
