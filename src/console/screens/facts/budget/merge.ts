import type { FactCells, FactRowAnswer } from '../../../../directory/api-types.ts';
import { changedCells } from '../changed-cells.ts';
import { isChanged, linesOf, nameOf, type Line } from './lines.ts';

/** One thing that another person changed meanwhile. */
export interface Difference {
  /** Of the line: its side and component. */
  line: FactCells;
  /** Null where the whole line is gone. */
  column: string | null;
  before: string;
  theirs: string;
  mine: string;
}

const byName = (rows: readonly FactRowAnswer[]): ReadonlyMap<string, FactRowAnswer> =>
  new Map(rows.map((row) => [nameOf(row.row), row]));

/**
 * What was changed here, on top of what another left. A line that they deleted and that was changed here becomes a new
 * one. In: the form, and the lines as they are kept now.
 */
export function merge(lines: readonly Line[], rows: readonly FactRowAnswer[]): Line[] {
  const now = byName(rows);
  const mine = new Set(lines.map(({ cells }) => nameOf(cells)));
  const merged = lines.flatMap((line): Line[] => {
    const { base, cells, goes } = line;
    const theirs = now.get(nameOf(cells));
    if (theirs)
      return [
        { base: theirs, cells: goes ? theirs.row : { ...theirs.row, ...changedCells(base, cells) }, goes },
      ];
    return goes || !isChanged(line) ? [] : [{ base: null, cells, goes: false }];
  });
  return [...merged, ...linesOf(rows.filter(({ row }) => !mine.has(nameOf(row))))];
}

/** What others did since the lines were read, other than what is wished here anyway. */
export function differences(lines: readonly Line[], rows: readonly FactRowAnswer[]): Difference[] {
  const now = byName(rows);
  const known = new Map(lines.map((line) => [nameOf(line.cells), line]));
  const gone = lines
    .filter(({ base, cells, goes }) => base !== null && !goes && !now.has(nameOf(cells)))
    .map(({ cells }) => ({ line: cells, column: null, before: '', theirs: '', mine: '' }));
  const changed = rows.flatMap(({ row }) => {
    const line = known.get(nameOf(row));
    return Object.keys(row).flatMap((column) => {
      const [before, theirs] = [line?.base?.row[column] ?? '', row[column] ?? ''];
      const mine = (line?.goes ? '' : line?.cells[column]) ?? '';
      return before === theirs || mine === theirs || NAMING.has(column)
        ? []
        : [{ line: row, column, before, theirs, mine }];
    });
  });
  return [...gone, ...changed];
}

/** What names a line is no difference in it. */
const NAMING = new Set(['place_code', 'year', 'side', 'component']);
