import { z } from 'zod';
import type { FactState } from './spoken.ts';

export type { FactState };

/*
 * What goes over the wire about facts, between the staff console and the line. Cells are texts, as a file has them.
 * Requests are schemas, whose messages say what to do; answers are types.
 */

/** The texts of a row by column; an optional column may be left out. */
export type FactCells = Record<string, string>;

export interface FactColumn {
  name: string;
  needed: boolean;
  /** The only words that may stand here (a blank one where it may be left blank); null where it is free. */
  choices: string[] | null;
}

export interface FactKindAnswer {
  kind: string;
  columns: FactColumn[];
  /** Whether rows have a state of confirmation, and whether they belong to a place by which they can be asked for. */
  confirmed: boolean;
  placed: boolean;
  /** What else goes when a file of this kind is laid: rows that agree in this with a row of the file. Null: none. */
  replacesInWords: string | null;
  /** Whether whoever asks may change rows of this kind. */
  mayChange: boolean;
  rows: number;
  /** How many rows stand in which state; null for kinds that need no confirmation. */
  states: Record<FactState, number> | null;
  /** The newest file, or the newest change by hand (then without a name of a file). */
  newest: { at: number; by: string; fileName: string | null; rows: number } | null;
}

export interface FactKindsAnswer {
  kinds: FactKindAnswer[];
}

export const factRowsQuery = z.strictObject({
  search: z.string().trim().max(100, 'search for 100 characters or fewer.').optional(),
  place: z
    .string()
    .regex(/^(\d{2}){1,3}$/, 'write the code of a province, district or commune.')
    .optional(),
  /** The key of the last row of the page before. */
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(500, 'ask for 500 rows or fewer.').default(100),
});

export interface FactRowAnswer {
  /** Names the row for changes and for the next page; nothing to be shown. */
  key: string;
  /** Of what the row says now: send it back with a change, so that nobody's work is silently lost. */
  seen: string;
  row: FactCells;
  /** What callers hear of it, by the rule that decides when they ask; null for kinds that need no confirmation. */
  told: FactState | null;
  /** Whether it came with Sdap, and a new release may bring it anew. */
  shipped: boolean;
}

export interface FactRowsAnswer {
  rows: FactRowAnswer[];
  /** The key to ask on from; null at the end. */
  next: string | null;
}

/** Asks for one row. */
export const factKeyQuery = z.strictObject({ key: z.string('name the row.').max(300) });

const cells = z.record(z.string(), z.string().nullish(), 'send the cells of the row by column.');
const key = z.string('name the row.').max(300);
const seen = z.string('say which state of the row you saw.').max(64);

/** A new row, or what a row is to become: then its key, and the state of it that was seen. */
export const factRowRequest = z
  .strictObject({ row: cells, replaces: key.optional(), seen: seen.optional() })
  .refine((asked) => (asked.replaces === undefined) === (asked.seen === undefined), {
    error: 'send replaces and seen together.',
    path: ['seen'],
  });

const MOST_ROWS_OF_A_SET = 50;

const seenRow = z.strictObject({ key, seen });

/** PUT /facts/:kind/rows/set: rows whose figures have to agree once all of them are changed, and others are gone. */
export const factSetRequest = z
  .strictObject({
    rows: z
      .array(factRowRequest, 'send the rows.')
      .max(MOST_ROWS_OF_A_SET, `send ${MOST_ROWS_OF_A_SET} rows or fewer.`),
    removes: z
      .array(seenRow, 'name the rows that go.')
      .max(MOST_ROWS_OF_A_SET, `remove ${MOST_ROWS_OF_A_SET} rows or fewer.`)
      .default([]),
  })
  .refine(({ rows, removes }) => rows.length + removes.length > 0, {
    error: 'send one row at least.',
    path: ['rows'],
  });

/** The rows of a set as they are now, in the order in which they were sent; without those that went. */
export interface FactSetAnswer {
  rows: FactRowAnswer[];
}

/** A number that answers. */
export interface LineAnswer {
  /** As those of a row of facts: send both back with a change. */
  key: string;
  seen: string;
  number: string;
  /** Null: the flow that answers every number without one of its own. */
  flow: string | null;
  /** What is known of whoever calls it. */
  place: PlaceAnswer | null;
  language: string | null;
  note: string | null;
  shipped: boolean;
  /** What of it a release took away: the line answers without it until somebody chooses anew. */
  gone: ('flow' | 'place' | 'language')[];
}

/** GET /lines, in the order of their numbers, with what a line may answer with. */
export interface LinesAnswer {
  lines: LineAnswer[];
  flows: { id: string; title: Readonly<Record<string, string>> }[];
  languages: readonly string[];
  /** The flow that answers every number without one of its own. */
  flowOfOthers: string;
}

export interface LineChangedAnswer {
  line: LineAnswer;
}

/** The body of a DELETE. */
export const factRemovalRequest = seenRow;

/** A row as it is now. */
export interface FactChangedAnswer {
  row: FactRowAnswer;
}

/** The answer to a row that is wrong (422), or that another has changed meanwhile (409). */
export interface FactRefusalAnswer {
  /** A sentence. */
  error: string;
  code: 'bad-row' | 'not-allowed' | 'taken' | 'changed-meanwhile' | 'no-such-row' | 'bad-file' | 'too-large';
  /** What is wrong where; `column` is blank for the row as a whole, `row` counts what was sent from 1. */
  problems: { row: number; column: string; message: string }[];
}

export const LARGEST_FACT_FILE_BYTES = 50 * 1024 * 1024;

/** Beside a body that is the file itself, CSV or XLSX. */
export const factFileQuery = z.strictObject({
  fileName: z.string('name the file.').trim().min(1, 'name the file.').max(200),
});

/** One row that a file would change: `before` is null for a new one, `after` for one that goes. */
export interface FactChange {
  /** As the spreadsheet numbers it; null for a row that goes. */
  number: number | null;
  before: FactCells | null;
  after: FactCells | null;
}

/** What is to be said of a row of a file: `row` as the spreadsheet numbers it, null for one that would go. */
export interface FactFinding {
  row: number | null;
  /** Blank for the row as a whole. */
  column: string;
  /** Completes "Row 17, planned_riel: ...". */
  message: string;
}

/** What a file would do. Nothing is laid before it is applied; after a day it has to be sent anew. */
export interface FactPreviewAnswer {
  id: string;
  kind: string;
  fileName: string;
  madeAt: number;
  rows: number;
  /** Null where something is wrong: then it cannot be applied. */
  counts: FactCounts | null;
  /** At most 200. */
  problems: FactFinding[];
  moreProblems: number;
  /** What whoever brings the file should know. */
  notes: FactFinding[];
  /** The first 200. */
  changes: FactChange[];
}

export interface FactCounts {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

/** PUT /requests */
export type RequestsAnswer = Omit<FactCounts, 'removed'>;

export interface FactAppliedAnswer {
  counts: FactCounts;
}

export const speechQuery = z.strictObject({
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'write the code of a language, such as km.')
    .default('km'),
});

/** GET /facts/budgets/:place/:year: the lines that there are, and those that there can be, in the order in which they are read. */
export interface BudgetAnswer {
  rows: FactRowAnswer[];
  components: Record<'income' | 'spending', readonly string[]>;
}

/** POST /facts/budgets/:place/:year/speech: the lines as they would be. */
export const speechRequest = z.strictObject({
  rows: z
    .array(cells, 'send the lines.')
    .max(MOST_ROWS_OF_A_SET, `send ${MOST_ROWS_OF_A_SET} lines or fewer.`),
});

/** A budget as a caller hears it: what is said first, then each part that has a key of its own. */
export interface BudgetSpeechAnswer {
  parts: {
    /** The name that the call flow gives it, such as `budget-spending`. */
    destination: string;
    /** The clips one after the other; blank texts (of oral languages) are left out. */
    lines: string[];
    seconds: number;
    /** Where the sound is, as a path on this line. */
    clip: string;
  }[];
}

/** Places by a part of their name or code, or by their codes. */
export const placesQuery = z
  .strictObject({
    search: z.string().trim().min(1, 'write a part of a name.').max(100).optional(),
    codes: z
      .string()
      .regex(/^\d{2,6}(,\d{2,6})*$/, 'write codes of places, joined by commas.')
      .max(4_000)
      .optional(),
  })
  .refine((asked) => (asked.search === undefined) !== (asked.codes === undefined), {
    error: 'send either search or codes.',
    path: ['search'],
  });

/** A province, district or commune. */
export interface PlaceAnswer {
  code: string;
  level: 'province' | 'district' | 'commune';
  /** Its name, and the names of what it lies in, the nearest first. */
  km: string[];
  en: string[];
}

export interface PlacesAnswer {
  /** By their codes; of a search, the first 50. */
  places: PlaceAnswer[];
}
