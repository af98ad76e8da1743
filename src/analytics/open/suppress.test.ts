import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEWEST_CALLERS, linesOf, publishable, type Cell } from './suppress.ts';

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

  it('is whole where nothing is small', () => {
    const cells = [5, 9, 30].map((callers, place): Cell => ({ at: ['02', `t${place}`], callers }));
    expect(publishable(cells)).toEqual(cells);
  });

  it('hides the smallest of the others with a small cell', () => {
    const cells = [3, 9, 7, 30].map((callers, place): Cell => ({ at: [`t${place}`], callers }));
    expect(publishable(cells).map(({ callers }) => callers)).toEqual([9, 30]);
  });
});
