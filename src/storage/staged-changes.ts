import { sql } from 'drizzle-orm';
import type { StagedChange } from '../directory/import/import-store.ts';
import type { Store } from './database.ts';
import { rowFrom, type FactTableColumns } from './fact-tables.ts';

/** The columns of a kind, and the table in which its rows wait. */
export interface StagedColumns extends FactTableColumns {
  staged: string;
}

/* Conditions about a row of the stage (s) and one of the table (t). */

export const sameKey = ({ key }: FactTableColumns): string =>
  key.map((column) => `t.${column} = s.${column}`).join(' AND ');

/** Whether both say the same. A shipped row of which a file says nothing new stays the release's. */
export const sameRow = ({ facts }: FactTableColumns): string =>
  facts.map(({ column }) => `t.${column} IS s.${column}`).join(' AND ');

/** Rows of the table that the file replaces and does not name. */
export const goes = (columns: StagedColumns): string =>
  `(${columns.replaces.join(', ')}) IN (SELECT DISTINCT ${columns.replaces.join(', ')} FROM ${columns.staged})
   AND NOT EXISTS (SELECT 1 FROM ${columns.staged} AS s WHERE ${sameKey(columns)})`;

/** Rows that are read at once: between two pages, calls can be written. */
const PAGE = 1_000;

/** Every row that a file adds or changes in its order, then those that go. */
export function* changesOf({ db }: Store, columns: StagedColumns): Iterable<StagedChange> {
  const { table, staged, facts, key } = columns;
  const first = key[0] ?? '';
  const old = facts.map(({ column }) => `t.${column} AS old_${column}`).join(', ');
  const changed = pages((after) =>
    db.all(
      sql.raw(
        `SELECT s.rowid AS place, s.*, t.${first} IS NOT NULL AS known, ${old}
         FROM ${staged} AS s LEFT JOIN ${table} AS t ON ${sameKey(columns)}
         WHERE s.rowid > ${after} AND (t.${first} IS NULL OR NOT (${sameRow(columns)})) ORDER BY s.rowid LIMIT ${PAGE}`,
      ),
    ),
  );
  for (const raw of changed) {
    const before = raw['known'] === 1 ? rowFrom(columns, raw, 'old_') : null;
    yield { number: Number(raw['row_number']), before, after: rowFrom(columns, raw) };
  }
  if (columns.replaces.length === 0) return;
  const gone = pages((after) =>
    db.all(
      sql.raw(
        `SELECT t.rowid AS place, t.* FROM ${table} AS t WHERE t.rowid > ${after} AND ${goes(columns)}
         ORDER BY t.rowid LIMIT ${PAGE}`,
      ),
    ),
  );
  for (const raw of gone) yield { number: null, before: rowFrom(columns, raw), after: null };
}

interface Raw {
  [column: string]: unknown;
  place: number;
}

function* pages(read: (after: number) => Raw[]): Iterable<Raw> {
  for (let after = 0, more = true; more;) {
    const page = read(after);
    yield* page;
    after = page.at(-1)?.place ?? after;
    more = page.length === PAGE;
  }
}
