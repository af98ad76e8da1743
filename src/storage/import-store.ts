import { createHash, type Hash } from 'node:crypto';
import { eq, max, sql, type SQL } from 'drizzle-orm';
import { imports } from '../../db/schema.ts';
import type {
  Import,
  ImportStore,
  Laid,
  Stage,
  StagedChange,
  StagedRow,
} from '../directory/import/import-store.ts';
import type { ImportKind } from '../directory/import/kind.ts';
import type { Store } from './database.ts';
import { bringFactPrompts } from './fact-prompts.ts';
import { columnsNamed, factTable, rowFrom, valueFor, type Stamp } from './fact-tables.ts';
import { changesOf, goes, sameKey, sameRow, type StagedColumns } from './staged-changes.ts';

/**
 * Stages rows in a temporary table of this connection: nothing of the database is locked while a file is read, and a
 * long file does not grow in memory.
 */
export function importStore(store: Store): ImportStore {
  let stages = 0;
  return {
    stage: (kind, stamp) => {
      const columns = factTable(kind);
      // Two people may bring files at the same time.
      const staged = `temp.staged_${(stages += 1)}`;
      store.db.run(
        sql.raw(
          `CREATE TEMP TABLE ${bare(staged)} AS SELECT 0 AS row_number, * FROM ${columns.table} WHERE 0`,
        ),
      );
      return stageOf(store, kind, { ...columns, staged }, stamp);
    },
  };
}

const bare = (staged: string): string => staged.replace('temp.', '');

function stageOf(store: Store, kind: ImportKind, columns: StagedColumns, stamp: Stamp): Stage {
  const { staged } = columns;
  const newest = newestImport(store, columns.kind);
  let rows = 0;
  let seen = nothingSeen();
  let indexed = false;
  /** Made once all rows are there, which is quicker. */
  const index = (): void => {
    if (!indexed)
      store.db.run(sql.raw(`CREATE INDEX ${staged}_key ON ${bare(staged)} (${columns.key.join(', ')})`));
    indexed = true;
  };
  return {
    add: (more) => {
      rows += more.length;
      if (more.length > 0) addRows(store, columns, more, stamp);
    },
    twice: (most) => {
      index();
      return rowsTwice(store, columns, most);
    },
    groups: (by) => groupsOf(store, columns, by),
    changes: () => {
      index();
      seen = nothingSeen();
      return noted(changesOf(store, columns), seen);
    },
    digest: () => seen.hash.copy().digest('hex'),
    isStale: () => newestImport(store, columns.kind) !== newest,
    counts: () => {
      const { added, changed, removed } = seen;
      return { added, changed, unchanged: rows - added - changed, removed };
    },
    lay: (what, laid, alongside) => {
      index();
      store.transaction(() => {
        lay(store, columns, what, laid);
        bringFactPrompts(store, kind);
        alongside();
      });
    },
    close: () => {
      store.db.run(sql.raw(`DROP TABLE IF EXISTS ${staged}`));
    },
  };
}

/** What is known of the changes that were read so far. */
interface Seen {
  hash: Hash;
  added: number;
  changed: number;
  removed: number;
}

const nothingSeen = (): Seen => ({ hash: createHash('sha256'), added: 0, changed: 0, removed: 0 });

function* noted(changes: Iterable<StagedChange>, seen: Seen): Iterable<StagedChange> {
  for (const change of changes) {
    const { before, after } = change;
    seen.hash.update(JSON.stringify([before, after]));
    if (after === null) seen.removed += 1;
    else if (before === null) seen.added += 1;
    else seen.changed += 1;
    yield change;
  }
}

/** Every change of a kind, by whatever process, leaves its row there. */
const newestImport = ({ db }: Store, kind: string): number | null =>
  db
    .select({ id: max(imports.id) })
    .from(imports)
    .where(eq(imports.kind, kind))
    .get()?.id ?? null;

/** Many rows by one statement: a list of lists goes in as JSON. */
function addRows(
  { db }: Store,
  { all, staged }: StagedColumns,
  rows: readonly StagedRow[],
  stamp: Stamp,
): void {
  const values = rows.map(({ number, row }) => [
    number,
    ...all.map(({ name }) => valueFor(row, name, stamp)),
  ]);
  const fields = ['row_number', ...all.map(({ column }) => column)];
  const picked = fields.map((_field, index) => `value ->> ${index}`).join(', ');
  db.run(
    sql`INSERT INTO ${sql.raw(staged)} (${sql.raw(fields.join(', '))}) SELECT ${sql.raw(picked)} FROM json_each(${JSON.stringify(values)})`,
  );
}

function rowsTwice(
  { db }: Store,
  { key, staged }: StagedColumns,
  most: number,
): { number: number; first: number }[] {
  const same = key.map((column) => `first.${column} = staged.${column}`).join(' AND ');
  const keys = key.join(', ');
  return db.all(
    sql.raw(
      `SELECT row_number AS number, earliest AS first
       FROM (SELECT ${keys}, MIN(row_number) AS earliest FROM ${staged} GROUP BY ${keys} HAVING COUNT(*) > 1) AS first
       JOIN ${staged} AS staged ON ${same}
       WHERE row_number > earliest ORDER BY row_number LIMIT ${most}`,
    ),
  );
}

function* groupsOf(store: Store, columns: StagedColumns, by: readonly string[]): Iterable<StagedRow[]> {
  const order = columnsNamed(columns.all, by);
  let group: StagedRow[] = [];
  let at = '';
  for (const raw of inOrder(store, columns, [...order, 'row_number'])) {
    const here = JSON.stringify(order.map((column) => raw[column]));
    if (here !== at && group.length > 0) {
      yield group;
      group = [];
    }
    at = here;
    group.push({ number: Number(raw['row_number']), row: rowFrom(columns, raw) });
  }
  if (group.length > 0) yield group;
}

/** The rows of the stage page by page, so that calls can be written between two of them. */
function* inOrder({ db }: Store, { staged }: StagedColumns, order: readonly string[]): Iterable<Raw> {
  const by = sql.raw(order.join(', '));
  db.run(sql`CREATE INDEX IF NOT EXISTS ${sql.raw(`${staged}_order ON ${bare(staged)}`)} (${by})`);
  for (let last: Raw | undefined, more = true; more;) {
    const after: SQL = last
      ? sql`WHERE (${by}) > (${sql.join(
          order.map((column) => sql`${last?.[column]}`),
          sql`, `,
        )})`
      : sql``;
    const page = db.all<Raw>(sql`SELECT * FROM ${sql.raw(staged)} ${after} ORDER BY ${by} LIMIT ${PAGE}`);
    yield* page;
    last = page.at(-1);
    more = page.length === PAGE;
  }
}

type Raw = { [column: string]: unknown };

const PAGE = 1_000;

/** Only rows that differ are written, so that the transaction is short and a second time writes none. */
function lay(store: Store, columns: StagedColumns, what: Import, { added, changed, removed }: Laid): void {
  const { db } = store;
  const { table, staged, all, key, kind, shipped } = columns;
  const names = all.map(({ column }) => column).join(', ');
  const others = all.map(({ column }) => column).filter((column) => !key.includes(column));
  if (columns.replaces.length > 0) {
    if (shipped) {
      db.run(
        sql.raw(
          `INSERT OR IGNORE INTO withdrawn_facts SELECT '${kind}', json_array(${key.join(', ')}) FROM ${table} AS t
           WHERE t.shipped AND ${goes(columns)}`,
        ),
      );
    }
    db.run(sql.raw(`DELETE FROM ${table} AS t WHERE ${goes(columns)}`));
  }
  db.run(
    sql.raw(
      `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${staged} AS s
       WHERE NOT EXISTS (SELECT 1 FROM ${table} AS t WHERE ${sameKey(columns)} AND ${sameRow(columns)})
       ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    ),
  );
  db.insert(imports)
    .values({ ...what, added, changed, removed })
    .run();
}
