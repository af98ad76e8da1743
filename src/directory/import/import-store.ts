import type { ImportKind, TableRow } from './kind.ts';

export interface StagedRow {
  number: number;
  row: TableRow;
}

/** One row of the table that a file changes: new without a before, gone without an after and a number. */
export interface StagedChange {
  number: number | null;
  before: TableRow | null;
  after: TableRow | null;
}

/** What became of the rows of a file. */
export interface Laid {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

/** Who brings which file, for the list of imports. */
export interface Import {
  kind: string;
  fileName: string;
  sha256: string;
  rows: number;
  by: string;
  at: number;
}

/** Where the rows of a file wait until all of them are known to be right. Callers see nothing of it. */
export interface Stage {
  add(rows: readonly StagedRow[]): void;
  /** Rows with the same key as an earlier one: both numbers. */
  twice(most: number): { number: number; first: number }[];
  /** The rows, those that agree in these columns together. */
  groups(by: readonly string[]): Iterable<StagedRow[]>;
  /** All that the file would change, rows that go last. */
  changes(): Iterable<StagedChange>;
  /** Tells the changes that were read last from any others, by every row before and after. */
  digest(): string;
  /** Whether somebody has changed facts of this kind since the stage was opened. */
  isStale(): boolean;
  /** How many changes were read last, and how many rows of the file change nothing. */
  counts(): Laid;
  /** Brings the table to the file, in one transaction, in which `alongside` is done too. */
  lay(what: Import, laid: Laid, alongside: () => void): void;
  close(): void;
}

export interface ImportStore {
  /** In: the kind of the rows, and who brings them when. */
  stage(kind: ImportKind, stamp: { by: string; at: number }): Stage;
}
