import type { ImportKind, TableRow } from './kind.ts';

export interface StagedRow {
  number: number;
  row: TableRow;
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
  /** Brings the table to the file, in one transaction. A dry run only counts. */
  lay(what: Import, dryRun: boolean): Laid;
  close(): void;
}

export interface ImportStore {
  stage(kind: ImportKind): Stage;
}
