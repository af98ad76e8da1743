/**
 * What stands in a column. `moment`: milliseconds since 1970 (UTC); files tell it as a clock in Phnom Penh shows it.
 * `day`: as `2026-11-21`. `whole` and `number` are numbers, `yesNo` is true or false.
 */
export type ColumnType = 'text' | 'whole' | 'number' | 'yesNo' | 'day' | 'moment';

export interface Column {
  name: string;
  type: ColumnType;
}

/** Null where nothing is known. */
export type Cell = string | number | boolean | null;

/** Rows, a page at a time, however many there are. A page is asked for when the one before has been written. */
export interface Table {
  name: string;
  columns: readonly Column[];
  pages: Iterable<readonly Cell[][]> | AsyncIterable<readonly Cell[][]>;
  /** What the rows are about, a few rows of its own. Files that hold one table only leave it out. */
  about?: Omit<Table, 'about'>;
}
