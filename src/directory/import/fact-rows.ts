import type { ImportKind, Sender, TableRow } from './kind.ts';

/** A row of a table of facts, as people look at it and change it. */
export interface KnownRow {
  /** The key as one text. */
  key: string;
  /** Another text whenever the row says something else. */
  seen: string;
  row: TableRow;
  shipped: boolean;
}

export interface RowsAsked {
  search: string | null;
  /** The code of a place: rows of it and of all that lies in it. */
  place: string | null;
  /** The key of the row after which to begin. */
  after: string | null;
  limit: number;
}

/** What was brought last: a file, or rows that somebody changed by hand (then without a name). */
export interface NewestImport {
  at: number;
  by: string;
  fileName: string;
  rows: number;
}

/** The rows of every kind of facts. Writing throws outside of a transaction. */
export interface FactRows {
  transaction<Result>(work: () => Result): Result;
  find(kind: ImportKind, key: string): KnownRow | undefined;
  /** The row with the key of another one. */
  same(kind: ImportKind, row: TableRow): KnownRow | undefined;
  /** Rows that agree with another one in these. */
  like(kind: ImportKind, by: readonly string[], row: TableRow): KnownRow[];
  /** In the order of their keys. */
  page(kind: ImportKind, asked: RowsAsked): KnownRow[];
  count(kind: ImportKind): number;
  /** Rows that agree in what their state of confirmation depends on, with their number: far fewer than rows. */
  countAlike(kind: ImportKind): { row: TableRow; rows: number }[];
  newest(kind: ImportKind): NewestImport | undefined;
  put(kind: ImportKind, row: TableRow, sender: Sender): void;
  /** A shipped row that is removed does not come back with a new release. */
  remove(kind: ImportKind, row: TableRow): void;
  /** Keeps that rows were changed by hand, and tells the line that its facts are others now. */
  changedByHand(kind: ImportKind, rows: number, sender: Sender): void;
}
