import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST_CALLERS, linesOf, publishable, workedOut, type Cell } from './suppress.ts';

/** A table of one to three directions; half of its cells are small. */
const tables = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }).chain((sizes) => {
  const places = sizes.reduce<string[][]>(
    (before, size) =>
      before.flatMap((at) => Array.from({ length: size }, (_one, place) => [...at, `p${place}`])),
    [[]],
  );
  const callers = fc.oneof(fc.integer({ min: 0, max: FEWEST_CALLERS }), fc.integer({ min: 0, max: 60 }));
  return fc
    .tuple(...places.map(() => callers))
    .map((counts) => places.map((at, index): Cell => ({ at, callers: counts[index] ?? 0 })));
});

const isSmall = ({ callers }: Cell): boolean => callers > 0 && callers < FEWEST_CALLERS;

/** What somebody may know the sum of: of two cells with callers or more. */
const knownLines = (cells: readonly Cell[]): Cell[][] =>
  linesOf(cells.filter(({ callers }) => callers > 0)).filter(
    (line) => line.length > 1 && agreements(line) === (line[0]?.at.length ?? 0) - 1,
  );

const agreements = ([first, ...others]: readonly Cell[]): number =>
  (first?.at ?? []).filter((place, direction) => others.every(({ at }) => at[direction] === place)).length;

/** Whether row and column of a cell are joined by other hidden cells too; lines whose sums nobody has are all one. */
function liesOnACircle(cell: Cell, hidden: readonly Cell[], cells: readonly Cell[]): boolean {
  const lines = knownLines(cells);
  const ends = (of: Cell): number[] => {
    const found = lines.flatMap((line, index) => (line.includes(of) ? [index] : []));
    return [found[0] ?? -1, found[1] ?? -1];
  };
  const [from = -1, to = -1] = ends(cell);
  const reached = new Set([from]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const other of hidden) {
      if (other !== cell && ends(other).some((end) => reached.has(end)))
        for (const end of ends(other)) reached.add(end);
    }
  }
  return reached.has(to);
}

/** Whether the hidden cells can be others, by one at most, this one among them, with the same sum in every line. */
function hasAnother(cell: Cell, hidden: readonly Cell[], cells: readonly Cell[]): boolean {
  const order = [cell, ...hidden.filter((other) => other !== cell)];
  const lines = knownLines(cells).map((line) =>
    line.map((one) => order.indexOf(one)).filter((at) => at >= 0),
  );
  const isOpen = (changes: readonly number[]): boolean =>
    lines.every(
      (line) =>
        line.some((at) => at >= changes.length) ||
        line.reduce((sum, at) => sum + (changes[at] ?? 0), 0) === 0,
    );
  const search = (changes: readonly number[]): boolean => {
    if (!isOpen(changes)) return false;
    return changes.length === order.length || [0, -1, 1].some((change) => search([...changes, change]));
  };
  return search([-1]);
}

describe('a published table', () => {
  it('tells nothing about fewer than 5 callers', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        expect(publishable(cells).filter(({ callers }) => callers < FEWEST_CALLERS)).toEqual([]);
      }),
    );
  });

  it('is the same whether a hidden cell has 1, 2, 3 or 4 callers, so that nothing published can tell which', () => {
    fc.assert(
      fc.property(
        tables,
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 64, maxLength: 64 }),
        (cells, other) => {
          const changed = cells.map((cell, index) =>
            isSmall(cell) ? { ...cell, callers: other[index] ?? 1 } : cell,
          );
          expect(publishable(changed)).toEqual(publishable(cells));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves of no line a small rest, for those who know the sum of the line from elsewhere', () => {
    fc.assert(
      fc.property(tables, (cells) => {
        const shown = new Set(publishable(cells));
        for (const line of linesOf(cells.filter(({ callers }) => callers > 0))) {
          const hidden = line.filter((cell) => !shown.has(cell));
          if (hidden.length === 0 || hidden.length === line.length) continue;
          expect(hidden.length).toBeGreaterThanOrEqual(2);
          // That many different people at least: whoever calls for two things is in two cells.
          expect(Math.max(...hidden.map(({ callers }) => callers))).toBeGreaterThanOrEqual(FEWEST_CALLERS);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('tells no small cell to those who know every sum of its rows and columns together', () => {
    const flat = tables.filter((cells) => cells[0]?.at.length === 2);
    fc.assert(
      fc.property(flat, (cells) => {
        const shown = new Set(publishable(cells));
        const hidden = cells.filter((cell) => cell.callers > 0 && !shown.has(cell));
        if (shown.size === 0) return;
        // One more in it, one less in the next of its row or column, and so on around: all sums stay as they are.
        for (const cell of hidden.filter(isSmall)) expect(liesOnACircle(cell, hidden, cells)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('does so in three directions too: another table has the same sums and the same published cells', () => {
    const deep = tables.filter((cells) => cells[0]?.at.length === 3 && cells.length <= 12);
    fc.assert(
      fc.property(deep, (cells) => {
        const shown = new Set(publishable(cells));
        const hidden = cells.filter((cell) => cell.callers > 0 && !shown.has(cell));
        if (shown.size === 0) return;
        for (const cell of hidden.filter(isSmall)) expect(hasAnother(cell, hidden, cells)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('hides more where two circles of hidden cells hang together by one cell', () => {
    // Rows and columns have two hidden cells each, and still the one between the circles is what is left of both.
    const small = ['0 0', '0 1', '1 0', '1 1', '1 2', '2 2', '2 3', '3 2', '3 3'];
    const cells = Array.from({ length: 16 }, (_one, index): Cell => {
      const at = [Math.floor(index / 4), index % 4].map(String);
      const isHidden = small.includes(at.join(' '));
      return { at, callers: isHidden ? (at.join(' ') === '1 2' ? 2 : 6) : 50 + index };
    });
    const hidden = cells.filter((cell) => small.includes(cell.at.join(' ')));
    expect(workedOut(cells, new Set(hidden)).map(({ at }) => at.join(' '))).toEqual(['1 2']);
    const shown = publishable(cells);
    const left = new Set(cells.filter((cell) => !shown.includes(cell)));
    expect(workedOut(cells, left).filter(isSmall)).toEqual([]);
    expect(shown.length).toBeGreaterThan(3);
  });

  it('hides no more than two where each column has one cell, as things have that are rated', () => {
    const cells = [3, 9, 7, 30, 12].map((callers, id): Cell => ({ at: ['service', `s${id}`], callers }));
    expect(publishable(cells).map(({ callers }) => callers)).toEqual([9, 30, 12]);
  });

  it('is whole where nothing is small', () => {
    const cells = [5, 9, 30].map((callers, place): Cell => ({ at: ['02', `t${place}`], callers }));
    expect(publishable(cells)).toEqual(cells);
  });

  it('hides the smallest of the others with a small cell', () => {
    const cells = [3, 9, 7, 30].map((callers, place): Cell => ({ at: [`t${place}`], callers }));
    expect(publishable(cells).map(({ callers }) => callers)).toEqual([9, 30]);
  });
});
