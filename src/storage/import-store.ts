import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import { budgets, holidays, imports, offices, opening, population, services } from '../../db/schema.ts';
import type { Import, ImportStore, Laid, Stage, StagedRow } from '../directory/import/import-store.ts';
import type { ImportKind, TableRow } from '../directory/import/kind.ts';
import type { Store } from './database.ts';

/** The table that each kind of file fills. */
const TABLES = { budgets, holidays, offices, 'opening-hours': opening, population, services };

type ImportTable = (typeof TABLES)[keyof typeof TABLES];

/** Columns of a kind's table, by the names of the schema and of the database. */
interface Columns {
  table: string;
  /** Schema name and column name of each. */
  all: [name: string, column: string][];
  key: string[];
  replaces: string[];
}

/**
 * Stages rows in a temporary table of this connection: nothing of the database is locked while a file is read, and a
 * long file does not grow in memory.
 */
export function importStore(store: Store): ImportStore {
  return {
    stage: (kind) => {
      const columns = columnsFor(kind);
      store.db.run(sql.raw(`DROP TABLE IF EXISTS temp.staged`));
      store.db.run(
        sql.raw(`CREATE TEMP TABLE staged AS SELECT 0 AS row_number, * FROM ${columns.table} WHERE 0`),
      );
      return stageOf(store, columns);
    },
  };
}

function columnsFor(kind: ImportKind): Columns {
  const table: ImportTable | undefined = (TABLES as { [kind: string]: ImportTable })[kind.name];
  if (!table) throw new Error(`The kind ${kind.name} has no table; add it to TABLES in import-store.ts.`);
  const fields = getTableColumns(table) as { [name: string]: { name: string } };
  const all = Object.entries(fields).map(([name, { name: column }]): [string, string] => [name, column]);
  const named = (names: readonly string[]): string[] =>
    names.map((name) => all.find(([one]) => one === name)?.[1] ?? name);
  return {
    table: getTableName(table),
    all,
    key: named(kind.key),
    replaces: named(kind.replaces),
  };
}

function stageOf(store: Store, columns: Columns): Stage {
  let indexed = false;
  /** Made once all rows are there, which is quicker. */
  const index = (): void => {
    if (!indexed) store.db.run(sql.raw(`CREATE INDEX temp.staged_key ON staged (${columns.key.join(', ')})`));
    indexed = true;
  };
  return {
    add: (rows) => {
      if (rows.length > 0) addRows(store, columns, rows);
    },
    twice: (most) => {
      index();
      return rowsTwice(store, columns, most);
    },
    groups: (by) => groupsOf(store, columns, by),
    lay: (what, dryRun) => {
      index();
      // Counted before, so that the transaction, for which calls have to wait, only writes.
      const laid = counts(store, columns);
      if (!dryRun) store.transaction(() => lay(store, columns, what, laid));
      return laid;
    },
    close: () => {
      store.db.run(sql.raw('DROP TABLE IF EXISTS temp.staged'));
    },
  };
}

/** Many rows by one statement: a list of lists goes in as JSON. */
function addRows({ db }: Store, { all }: Columns, rows: readonly StagedRow[]): void {
  const values = rows.map(({ number, row }) => [number, ...all.map(([name]) => valueOf(row, name))]);
  const fields = ['row_number', ...all.map(([, column]) => column)];
  const picked = fields.map((_field, index) => `value ->> ${index}`).join(', ');
  db.run(
    sql`INSERT INTO temp.staged (${sql.raw(fields.join(', '))}) SELECT ${sql.raw(picked)} FROM json_each(${JSON.stringify(values)})`,
  );
}

/** As the table keeps it. What an office brings is not shipped. */
function valueOf(row: TableRow, name: string): unknown {
  if (name === 'shipped') return 0;
  const value = (row as { [name: string]: unknown })[name] ?? null;
  return typeof value === 'boolean' ? Number(value) : value;
}

function rowsTwice({ db }: Store, { key }: Columns, most: number): { number: number; first: number }[] {
  const same = key.map((column) => `first.${column} = staged.${column}`).join(' AND ');
  return db.all(
    sql.raw(
      `SELECT row_number AS number, earliest AS first FROM (
         SELECT row_number, (SELECT MIN(row_number) FROM temp.staged AS first WHERE ${same}) AS earliest
         FROM temp.staged AS staged
       ) WHERE row_number > earliest ORDER BY row_number LIMIT ${most}`,
    ),
  );
}

function* groupsOf(store: Store, { all }: Columns, by: readonly string[]): Iterable<StagedRow[]> {
  const names = new Map(all.map(([name, column]) => [column, name]));
  const order = by.map((name) => all.find(([one]) => one === name)?.[1] ?? name);
  let group: StagedRow[] = [];
  let at = '';
  for (const raw of store.rows(`SELECT * FROM temp.staged ORDER BY ${order.join(', ')}, row_number`)) {
    const here = JSON.stringify(order.map((column) => raw[column]));
    if (here !== at && group.length > 0) {
      yield group;
      group = [];
    }
    at = here;
    const row = Object.fromEntries(
      Object.entries(raw).map(([column, value]) => [names.get(column) ?? column, value]),
    );
    group.push({ number: Number(raw['row_number']), row });
  }
  if (group.length > 0) yield group;
}

/** Conditions about a row of the stage (s) and one of the table (t). */
const sameKey = ({ key }: Columns): string => key.map((column) => `t.${column} = s.${column}`).join(' AND ');
const sameRow = ({ all }: Columns): string =>
  all.map(([, column]) => `t.${column} IS s.${column}`).join(' AND ');

/** Rows of the table that the file replaces and does not name. */
const goes = (columns: Columns): string =>
  `(${columns.replaces.join(', ')}) IN (SELECT DISTINCT ${columns.replaces.join(', ')} FROM temp.staged)
   AND NOT EXISTS (SELECT 1 FROM temp.staged AS s WHERE ${sameKey(columns)})`;

function counts({ db }: Store, columns: Columns): Laid {
  const count = (from: string): number =>
    db.get<{ n: number }>(sql.raw(`SELECT COUNT(*) AS n FROM ${from}`)).n;
  const { table } = columns;
  const all = count('temp.staged');
  const known = count(`temp.staged AS s JOIN ${table} AS t ON ${sameKey(columns)}`);
  const unchanged = count(
    `temp.staged AS s JOIN ${table} AS t ON ${sameKey(columns)} WHERE ${sameRow(columns)}`,
  );
  const removed = columns.replaces.length > 0 ? count(`${table} AS t WHERE ${goes(columns)}`) : 0;
  return { added: all - known, changed: known - unchanged, unchanged, removed };
}

/** Only rows that differ are written, so that the transaction is short and a second time writes none. */
function lay(store: Store, columns: Columns, what: Import, { added, changed, removed }: Laid): void {
  const { db } = store;
  const { table, all, key } = columns;
  const names = all.map(([, column]) => column).join(', ');
  const others = all.map(([, column]) => column).filter((column) => !key.includes(column));
  if (columns.replaces.length > 0) db.run(sql.raw(`DELETE FROM ${table} AS t WHERE ${goes(columns)}`));
  db.run(
    sql.raw(
      `INSERT INTO ${table} (${names}) SELECT ${names} FROM temp.staged AS s
       WHERE NOT EXISTS (SELECT 1 FROM ${table} AS t WHERE ${sameKey(columns)} AND ${sameRow(columns)})
       ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    ),
  );
  db.insert(imports)
    .values({ ...what, added, changed, removed })
    .run();
}
