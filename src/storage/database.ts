import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as schema from '../../db/schema.ts';

/** The open database. The driver itself is seen in this file only. */
export interface Store {
  db: BetterSQLite3Database<typeof schema>;
  /** Runs `work` and commits, or rolls all of it back when it throws. Takes the write lock at once. */
  transaction<Result>(work: () => Result): Result;
  /** Throws when a statement is about to write outside of a transaction. */
  assertInTransaction(): void;
  inTransaction(): boolean;
  /** The rows of a query of ours one by one, however many there are. Nothing else may be asked meanwhile. */
  rows(query: string): IterableIterator<{ [column: string]: unknown }>;
  /** A statement of ours, for work on many rows in which a query builder would cost more than the queries. */
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

/** A prepared statement; its `?` are filled in order. */
export interface Statement<Row = never> {
  run(...values: (string | number | null)[]): { changes: number };
  all(...values: (string | number | null)[]): Row[];
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
  const db = drizzle(sqlite, { schema });
  migrate(db, { migrationsFolder });
  return {
    db,
    transaction: (work) => (sqlite.inTransaction ? work() : sqlite.transaction(work).immediate()),
    inTransaction: () => sqlite.inTransaction,
    assertInTransaction: () => {
      if (!sqlite.inTransaction) throw new Error('A write outside of a transaction.');
    },
    rows: (query) => sqlite.prepare<[], { [column: string]: unknown }>(query).iterate(),
    statement: <Row>(query: string) => sqlite.prepare(query) as unknown as Statement<Row>,
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
