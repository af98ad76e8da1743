import type { Cell, Column } from '../../tables/table.ts';
import type { Reader } from '../reader.ts';
import type { ExportFilter } from './filter.ts';

/** Where the next page begins: what the last row of this one is found by, in the order of the table's own key. */
export type Cursor = readonly (string | number)[];

export interface ExportQuestion {
  filter: ExportFilter;
  /** What callers' pseudonyms are hidden under: other exports have others. */
  key: string;
  /** Null for the first page. */
  after: Cursor | null;
}

export interface ExportPage {
  rows: Cell[][];
  /** How many of what is counted in `size` were passed. */
  passed: number;
  /** Null when there is nothing more. */
  next: Cursor | null;
}

/** A table that may leave the line: its columns, and its rows a page at a time, always in the same order. */
export interface ExportTable {
  columns: readonly Column[];
  /** What there is to pass, for telling how far one is: calls, votes or cases. */
  size(reader: Reader, filter: ExportFilter): number;
  page(reader: Reader, asked: ExportQuestion): ExportPage;
}
