import type { z } from 'zod';
import type { ReferenceStore } from '../ports.ts';

/** A row as its table has it, by the names of the schema. */
export type TableRow = object;

/** What is wrong with a row that has the right shape: the column, and what to do. */
export interface RowProblem {
  column: string;
  message: string;
}

/** What rows are checked against. */
export interface World {
  facts: ReferenceStore;
  canBeHeard(prompt: string): boolean;
}

/**
 * One kind of file: its columns, and how its rows replace those of the table. A new kind is one such file in kinds/, a
 * line in kinds.ts, and a line with its table in storage/import-store.ts.
 */
export interface ImportKind<Row extends TableRow = TableRow> {
  name: string;
  /** The rule of a row: the texts of its columns in, a row of the table out. */
  row: z.ZodType<Row>;
  columns: { needed: readonly string[]; optional: readonly string[] };
  /** What tells one row from another, by the names of the schema; and the same in words. */
  key: readonly (keyof Row & string)[];
  keyInWords: string;
  /** Rows of the table that agree in these with a row of the file, and are not in the file, go. None: no row goes. */
  replaces: readonly (keyof Row & string)[];
  check?(row: Row, world: World): RowProblem | undefined;
  /** What whoever imports should know of a row that is right. */
  note?(row: Row, world: World): string | undefined;
  /** Rows that are looked at together, in the order of the file. */
  together?: {
    by: readonly (keyof Row & string)[];
    check(rows: readonly Row[]): RowProblem | undefined;
  };
}

/** Keeps the type of the row inside the file of its kind. */
export function importKind<Row extends TableRow>(kind: ImportKind<Row>): ImportKind {
  return kind as unknown as ImportKind;
}

/** For a row that names a place: the place has to be in the gazetteer. */
export function placeProblem(
  code: string,
  levels: readonly string[],
  { facts }: World,
): RowProblem | undefined {
  const place = facts.place(code);
  if (place && levels.includes(place.level)) return undefined;
  return { column: 'place_code', message: `${code} is no ${levels.join(' or ')} of the gazetteer` };
}
