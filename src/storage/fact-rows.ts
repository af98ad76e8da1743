import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { imports, withdrawnFacts } from '../../db/schema.ts';
import type { FactRows, KnownRow, RowsAsked } from '../directory/import/fact-rows.ts';
import type { ImportKind } from '../directory/import/kind.ts';
import type { Store } from './database.ts';
import { bringFactPrompts } from './fact-prompts.ts';
import {
  columnsNamed,
  factTable,
  keyOf,
  rowFrom,
  seenOf,
  valueFor,
  type FactTableColumns,
} from './fact-tables.ts';

/** The rows of every kind of facts in SQLite. */
export function factRows(store: Store): FactRows {
  const { db } = store;
  const select = (kind: ImportKind, columns: FactTableColumns, rest: SQL): KnownRow[] =>
    db
      .all<Raw>(sql`SELECT * FROM ${sql.raw(columns.table)} ${rest}`)
      .map((raw) => knownRow(kind, columns, raw));
  const find = (kind: ImportKind, key: string): KnownRow | undefined => {
    const columns = factTable(kind);
    const values = valuesOfKey(key, columns);
    return values && select(kind, columns, sql`WHERE ${equal(columns.key, values)}`)[0];
  };
  return {
    transaction: store.transaction,
    find,
    same: (kind, row) => find(kind, keyOf(kind, row)),
    like: (kind, by, row) => {
      const columns = factTable(kind);
      const values = by.map((name) => (row as Raw)[name]);
      return select(kind, columns, sql`WHERE ${equal(columnsNamed(columns.all, by), values)}`);
    },
    page: (kind, asked) => {
      const columns = factTable(kind);
      const order = sql.raw(`ORDER BY ${columns.key.join(', ')}`);
      return select(kind, columns, sql`WHERE ${wanted(kind, columns, asked)} ${order} LIMIT ${asked.limit}`);
    },
    count: (kind) => db.get<{ n: number }>(sql.raw(`SELECT COUNT(*) AS n FROM ${factTable(kind).table}`)).n,
    countAlike: (kind) => {
      const columns = factTable(kind);
      const names = columns.facts.filter(({ name }) => TELLING.has(name)).map(({ column }) => column);
      const list = names.join(', ');
      return db
        .all<Raw>(sql.raw(`SELECT ${list}, COUNT(*) AS n FROM ${columns.table} GROUP BY ${list}`))
        .map((raw) => ({ row: rowFrom(columns, raw), rows: Number(raw['n']) }));
    },
    newest: (kind) =>
      db.select().from(imports).where(eq(imports.kind, kind.name)).orderBy(desc(imports.id)).limit(1).get(),
    ...writes(store),
  };
}

/** What the state of confirmation of a row depends on, by the names of the schema (directory/fact-states.ts). */
const TELLING = new Set(['confirmedBy', 'confirmedAt', 'sample', 'source', 'sourceUrl']);

type Raw = { [column: string]: unknown };

function knownRow(kind: ImportKind, columns: FactTableColumns, raw: Raw): KnownRow {
  const row = rowFrom(columns, raw);
  return { key: keyOf(kind, row), seen: seenOf(row), row, shipped: raw['shipped'] === 1 };
}

const equal = (columns: readonly string[], values: readonly unknown[]): SQL =>
  sql.join(
    columns.map((column, index) => sql`${sql.raw(column)} = ${values[index]}`),
    sql` AND `,
  );

/** Undefined for a text that is no key of this kind. */
function valuesOfKey(key: string, { key: columns }: FactTableColumns): unknown[] | undefined {
  try {
    const values: unknown = JSON.parse(key);
    const plain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
    return Array.isArray(values) && values.length === columns.length && values.every(plain)
      ? (values as unknown[])
      : undefined;
  } catch {
    return undefined;
  }
}

function wanted(kind: ImportKind, columns: FactTableColumns, { search, place, after }: RowsAsked): SQL {
  const values = after === null ? undefined : valuesOfKey(after, columns);
  const parts = [
    ...(values ? [sql`(${sql.raw(columns.key.join(', '))}) > (${list(values)})`] : []),
    ...(place !== null && kind.place !== undefined ? [within(columns, kind.place, place)] : []),
    ...(search === null ? [] : [sql`(${anyHas(columnsNamed(columns.all, kind.search), search)})`]),
  ];
  return parts.length > 0 ? (and(...parts) ?? sql`1`) : sql`1`;
}

const list = (values: readonly unknown[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

/** The code of a place begins with the codes of those that it lies in; written so that an index can be used. */
function within({ all }: FactTableColumns, name: string, place: string): SQL {
  const column = sql.raw(columnsNamed(all, [name])[0] ?? name);
  return sql`${column} >= ${place} AND ${column} < ${`${place}:`}`;
}

function anyHas(columns: readonly string[], search: string): SQL {
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql.join(
    columns.map((column) => sql`${sql.raw(column)} LIKE ${pattern} ESCAPE '\\'`),
    sql` OR `,
  );
}

function writes(store: Store): Pick<FactRows, 'put' | 'remove' | 'changedByHand'> {
  const { db } = store;
  return {
    put: (kind, row, { at, name: by }) => {
      store.assertInTransaction();
      const { table, all } = factTable(kind);
      const names = all.map(({ column }) => column).join(', ');
      const values = all.map(({ name }) => valueFor(row, name, { at, by }));
      db.run(sql`INSERT OR REPLACE INTO ${sql.raw(table)} (${sql.raw(names)}) VALUES (${list(values)})`);
    },
    remove: (kind, row) => {
      store.assertInTransaction();
      const columns = factTable(kind);
      const key = keyOf(kind, row);
      const where = equal(columns.key, JSON.parse(key) as unknown[]);
      if (columns.shipped && isShipped(store, columns, where))
        db.insert(withdrawnFacts).values({ kind: kind.name, key }).onConflictDoNothing().run();
      db.run(sql`DELETE FROM ${sql.raw(columns.table)} WHERE ${where}`);
    },
    changedByHand: (kind, rows, { at, name: by }) => {
      store.assertInTransaction();
      const nothing = { fileName: '', sha256: '', added: 0, changed: rows, removed: 0 };
      db.insert(imports)
        .values({ ...nothing, kind: kind.name, rows, by, at })
        .run();
      bringFactPrompts(store, kind);
    },
  };
}

const isShipped = ({ db }: Store, { table }: FactTableColumns, where: SQL): boolean =>
  db.all(sql`SELECT 1 FROM ${sql.raw(table)} WHERE shipped AND ${where}`).length > 0;
