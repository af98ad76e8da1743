import type { z } from 'zod';
import type { PlaceLevel, ReferenceStore } from '../ports.ts';
import type { QueryContext } from '../query.ts';
import type { FactState } from '../spoken.ts';

/** A row as its table has it, by the names of the schema. */
export type TableRow = object;

/** What is wrong with a row: the column (blank for the row as a whole), and what to do. */
export interface RowProblem {
  column: string;
  message: string;
  /** Where it is not the row that is wrong: it is beyond what the sender may change, or another office's. */
  code?: 'not-allowed' | 'taken';
}

/** What rows are checked against. */
export interface World {
  facts: ReferenceStore;
  canBeHeard(prompt: string): boolean;
}

/** Who brings rows, when, and of which places. */
export interface Sender {
  name: string;
  at: number;
  /** In: the code of a place; blank for the whole country, null where rows belong to no place. */
  reaches(place: string | null): boolean;
}

/**
 * One kind of facts: its columns, and how the rows of a file replace those of the table. A new kind is one such file in
 * kinds/, a line in kinds.ts, and a line with its table in storage/fact-tables.ts.
 */
export interface ImportKind<Row extends TableRow = TableRow> {
  name: string;
  /** The rule of a row: the texts of its columns in, a row of the table out. */
  row: z.ZodType<Row>;
  columns: { needed: readonly string[]; optional: readonly string[] };
  /** The cells of columns that are not named as the fields of a row are, or that tables write in another way. */
  cells?: { [column: string]: (row: Row) => string | number | null };
  /** What tells one row from another, by the names of the schema; and the same in words. */
  key: readonly (keyof Row & string)[];
  keyInWords: string;
  /** Rows of the table that agree in these with a row of the file, and are not in the file, go. None: no row goes. */
  replaces: readonly (keyof Row & string)[];
  /** The same in words. */
  replacesInWords?: string;
  /** The place that a row belongs to, by the name of the schema. */
  place?: keyof Row & string;
  /** Texts that a person may search for, by the names of the schema. */
  search: readonly (keyof Row & string)[];
  /** How far callers can rely on a row; without it, a row needs nobody's confirmation. */
  told?(row: Row, when: Pick<QueryContext, 'now' | 'factsMaxAgeDays'>): FactState;
  check?(row: Row, world: World): RowProblem | undefined;
  /** What may not become of a row. In: as it was (null: new) and as it is to be (null: gone). */
  becomes?(before: Row | null, after: Row | null, world: World): RowProblem | undefined;
  /** What whoever imports should know of a row that is right. */
  note?(row: Row, world: World): string | undefined;
  /** Where callers hear a row by a clip of its own: its prompt, which has the Khmer text of the row. */
  ownClip?: {
    /** Stands before the key of the row, and makes the id of the prompt. */
    prefix: string;
    /** The text that is spoken, by the name of the schema. */
    text: keyof Row & string;
    /** For whoever speaks it. */
    note: string;
    /** Among which prompts it is listed. */
    topic: string;
  };
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

export const EVERY_LEVEL: readonly PlaceLevel[] = ['province', 'district', 'commune'];

/** For a row that names a place: the place has to be in the gazetteer. */
export function placeProblem(
  code: string,
  levels: readonly PlaceLevel[],
  { facts }: World,
  column = 'place_code',
): RowProblem | undefined {
  const place = facts.place(code);
  if (place && levels.includes(place.level)) return undefined;
  const wanted = levels.length === EVERY_LEVEL.length ? 'place' : levels.join(' or ');
  return { column, message: `${code} is no ${wanted} of the gazetteer` };
}
