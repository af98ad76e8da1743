import type { BudgetAnswer, FactCells, FactRowAnswer, FactState } from '../../../../directory/api-types.ts';
import { sumsOf, type Sums } from '../../../../directory/budget-sums.ts';
import { changedCells } from '../changed-cells.ts';

export type Side = keyof BudgetAnswer['components'];
export const SIDES: readonly Side[] = ['income', 'spending'];

export const AMOUNTS = ['planned_riel', 'actual_riel'] as const;
export type Amount = (typeof AMOUNTS)[number];

const TOTAL = 'total';

/** A line of a budget as it stands in the form; side and component name it. */
export interface Line {
  /** As it is kept; null for a new one. */
  base: FactRowAnswer | null;
  cells: FactCells;
  /** A kept line that is to go. */
  goes: boolean;
}

export const nameOf = ({ side, component }: FactCells): string => `${side}.${component}`;

export const linesOf = (rows: readonly FactRowAnswer[]): Line[] =>
  rows.map((row) => ({ base: row, cells: row.row, goes: false }));

export const isChanged = ({ base, cells, goes }: Line): boolean =>
  goes || base === null || Object.keys(changedCells(base, cells)).length > 0;

/** The components that a side can have, the total last. */
const places = (components: readonly string[]): readonly string[] => [...components, TOTAL];

/** The lines of one side that stay, in the order in which they are read. */
export function staying(lines: readonly Line[], side: Side, components: readonly string[]): Line[] {
  const order = places(components);
  const placeOf = ({ cells }: Line): number => order.indexOf(cells['component'] ?? '');
  return lines
    .filter(({ cells, goes }) => cells['side'] === side && !goes)
    .toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** The components of a side that have no line. */
export function missing(lines: readonly Line[], side: Side, components: readonly string[]): string[] {
  const there = staying(lines, side, components).map(({ cells }) => cells['component']);
  return places(components).filter((component) => !there.includes(component));
}

/** A line more; one that was to go stays, as it was written. */
export function withLine(lines: readonly Line[], cells: FactCells): Line[] {
  const name = nameOf(cells);
  return lines.some((line) => nameOf(line.cells) === name)
    ? lines.map((line) => (nameOf(line.cells) === name ? { ...line, goes: false } : line))
    : [...lines, { base: null, cells, goes: false }];
}

/** A line less: a new one is forgotten, a kept one goes once the set is saved. */
export const withoutLine = (lines: readonly Line[], name: string): Line[] =>
  lines.flatMap((line) =>
    nameOf(line.cells) === name ? (line.base === null ? [] : [{ ...line, goes: true }]) : [line],
  );

/** In: the lines that are to say so, all of them where no name is given. */
export const withCell = (lines: readonly Line[], column: string, text: string, name?: string): Line[] =>
  lines.map((line) =>
    name === undefined || nameOf(line.cells) === name
      ? { ...line, cells: { ...line.cells, [column]: text } }
      : line,
  );

/** What every line says in a column; undefined where they differ. */
export function common(lines: readonly Line[], column: string): string | undefined {
  const texts = new Set(lines.filter(({ goes }) => !goes).map(({ cells }) => cells[column] ?? ''));
  return texts.size > 1 ? undefined : ([...texts][0] ?? '');
}

/** What callers hear of every kept line that stays; undefined where that differs, or nothing is kept. */
export function commonState(lines: readonly Line[]): FactState | undefined {
  const states = new Set(lines.flatMap(({ base, goes }) => (base?.told && !goes ? [base.told] : [])));
  return states.size === 1 ? [...states][0] : undefined;
}

const amountOf = (line: Line | undefined, column: Amount): number | null =>
  line?.cells[column] ? Number(line.cells[column]) : null;

/** What the lines of a side are together, beside the total, as the form says it now. */
export function sumsOfSide(
  lines: readonly Line[],
  side: Side,
  components: readonly string[],
  column: Amount,
): Sums {
  const there = staying(lines, side, components);
  const total = there.find(({ cells }) => cells['component'] === TOTAL);
  const amounts = there.filter((line) => line !== total).map((line) => amountOf(line, column));
  return sumsOf(amountOf(total, column), amounts, amounts.length === components.length);
}

export const agree = (lines: readonly Line[], components: BudgetAnswer['components']): boolean =>
  SIDES.every((side) => AMOUNTS.every((column) => sumsOfSide(lines, side, components[side], column).agrees));

/** What is sent to be kept: the lines that say something else than what is kept, and those that go. */
export function changesOf(lines: readonly Line[]) {
  const changed = lines.filter(isChanged);
  const put = changed.filter(({ goes }) => !goes);
  const removed = changed.filter(({ goes }) => goes);
  return {
    /** The lines in the order in which problems count them. */
    sent: [...put, ...removed],
    body: {
      rows: put.map(({ base, cells }) => ({
        row: cells,
        ...(base && { replaces: base.key, seen: base.seen }),
      })),
      removes: removed.flatMap(({ base }) => (base ? [{ key: base.key, seen: base.seen }] : [])),
    },
  };
}

/** The form once its changes are kept. In: what the line answered to them. */
export function kept(lines: readonly Line[], answered: readonly FactRowAnswer[]): Line[] {
  const unchanged = lines.filter((line) => !isChanged(line));
  return [...unchanged, ...linesOf(answered)];
}
