import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as schema from '../../db/schema.ts';

/** What a statement takes and gives. */
export type Value = string | number | null | Uint8Array;

/** A prepared statement; its `?` are filled in order. */
export interface Statement<Row = never> {
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
  run(...values: Value[]): { changes: number };
}

/** The open database. The driver itself is seen in this file only. */
export interface Store {
  db: BetterSQLite3Database<typeof schema>;
  /**
   * Runs `work` and commits, or rolls all of it back when it throws. Takes the write lock at once. Inside another one it
   * is a part of that: what it did is taken back when it throws, and kept or lost with the whole otherwise.
   */
  transaction<Result>(work: () => Result): Result;
  /** Throws when a statement is about to write outside of a transaction. */
  assertInTransaction(): void;
  inTransaction(): boolean;
  /** The rows of a query of ours one by one, however many there are. Nothing else may be asked meanwhile. */
  rows(query: string): IterableIterator<{ [column: string]: unknown }>;
  /**
   * A statement of ours in SQL: for the path of a turn and for work on many rows, where to build and to map a query would
   * cost more than to run it.
   */
  statement<Row = never>(query: string): Statement<Row>;
  /** Writes and commits something that changes nothing. Throws when the disk does not take it. */
  probe(): void;
  isOpen(): boolean;
  /** The file, where there is one that other connections can open. */
  file: string | null;
  /** The whole database as the bytes of a file. */
  serialize(): Buffer;
  close(): void;
}

/** The database for those who only read; whatever they try to write is refused by SQLite itself. */
export interface ReadStore {
  db: BetterSQLite3Database<typeof schema>;
  close(): void;
}

/** Opens a database that exists, beside whoever writes to it. In: its file. */
export function openReader(path: string): ReadStore {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  sqlite.pragma('busy_timeout = 5000');
  return {
    db: drizzle(sqlite, { schema }),
    close: () => {
      sqlite.close();
    },
  };
}

const CACHE_KIB = 64 * 1024;

/** 16 MB of journal. */
const CHECKPOINT_PAGES = 4_000;

/**
 * Opens the database and brings it to the newest schema.
 * In: a file's path, `:memory:`, or the bytes of a database to work on in memory; the folder of the migrations. Every commit is on the disk before it returns
 * (`synchronous=FULL`): a key that was acknowledged is never lost.
 */
export function openStore(path: string | Buffer, migrationsFolder: string): Store {
  const sqlite = new Database(path);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  // What turns touch stays in memory however long the log is; and the pages that they write again and again go from the
  // journal to the database once for some thousand of them.
  sqlite.pragma(`cache_size = -${CACHE_KIB}`);
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const db = drizzle(sqlite, { schema });
  migrate(db, { migrationsFolder });
  // Made once: the driver builds several functions for each. Within another one it sets a savepoint.
  const transaction = sqlite.transaction((work: () => unknown) => work());
  return {
    db,
    transaction: <Result>(work: () => Result) => transaction.immediate(work) as Result,
    inTransaction: () => sqlite.inTransaction,
    assertInTransaction: () => {
      if (!sqlite.inTransaction) throw new Error('A write outside of a transaction.');
    },
    rows: (query) => sqlite.prepare<[], { [column: string]: unknown }>(query).iterate(),
    statement: <Row>(query: string) => sqlite.prepare<Value[], Row>(query),
    probe: () => {
      sqlite.pragma(`user_version = ${Number(sqlite.pragma('user_version', { simple: true }))}`);
    },
    file: sqlite.memory ? null : sqlite.name,
    isOpen: () => sqlite.open,
    serialize: () => sqlite.serialize(),
    close: () => {
      sqlite.close();
    },
  };
}
