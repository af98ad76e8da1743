import type { FactCells } from '../api-types.ts';
import type { ImportKind, TableRow } from './kind.ts';

/** Every column of a kind, in the order in which files have them. */
export const columnNames = ({ columns }: ImportKind): string[] => [...columns.needed, ...columns.optional];

/** A row as a file has it: what is read from these cells is the row again. */
export const cellsOf = (kind: ImportKind, row: TableRow): FactCells =>
  Object.fromEntries(columnNames(kind).map((column) => [column, cellText(kind, row, column)]));

function cellText(kind: ImportKind, row: TableRow, column: string): string {
  const own = kind.cells?.[column];
  const value = own ? own(row) : (row as { [field: string]: unknown })[fieldOf(column)];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** `confirmed_by` of a file is `confirmedBy` of a row. */
const fieldOf = (column: string): string =>
  column.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
