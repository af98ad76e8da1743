import type { ImportKind } from './kind.ts';
import { SheetError } from './sheet.ts';

/**
 * Where each column stands, by the first row of a file.
 * @throws SheetError for a column that is missing, not known, or there twice
 */
export function columnsOf(header: readonly string[], { name, columns }: ImportKind): Map<string, number> {
  const known = new Set([...columns.needed, ...columns.optional]);
  const found = new Map<string, number>();
  for (const [index, cell] of header.entries()) {
    const column = cell.trim();
    if (column === '') continue;
    if (!known.has(column)) throw new SheetError(`The column ${column} is not known. ${allOf(known, name)}`);
    if (found.has(column)) throw new SheetError(`The column ${column} is there twice. Take one out.`);
    found.set(column, index);
  }
  const missing = columns.needed.find((column) => !found.has(column));
  if (missing) throw new SheetError(`The column ${missing} is missing. ${allOf(known, name)}`);
  return found;
}

const allOf = (known: ReadonlySet<string>, name: string): string =>
  `The first row of a file of ${name} names these columns: ${[...known].join(', ')}.`;

/** The texts of a row by column; undefined for a row without any. */
export function valuesOf(
  cells: readonly string[],
  columns: ReadonlyMap<string, number>,
): { [column: string]: string } | undefined {
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const values: { [column: string]: string } = {};
  for (const [column, index] of columns) values[column] = cells[index] ?? '';
  return values;
}
