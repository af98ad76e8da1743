import { sql } from 'drizzle-orm';
import { calls, cases, contacts, errands, texts } from '../../db/schema.ts';
import type { DatabaseFiles } from '../backup/ports.ts';
import { openReader, openStore, type ReadStore } from './database.ts';
import { damageIn, inPlainWords } from './damage.ts';

/** Databases as files, for backups. In: the folder of the migrations, since a backup may be older than the program. */
export const databaseFiles = (migrationsFolder: string): DatabaseFiles => ({
  // One moment of the database, in one transaction that reads: whoever writes meanwhile does not wait for it.
  snapshot: (database, into) => {
    try {
      reading(database, ({ db }) => db.run(sql`vacuum into ${into}`));
    } catch (error) {
      throw inPlainWords(error, database);
    }
  },
  damage: (database) => {
    try {
      return reading(database, damageIn);
    } catch (error) {
      return (inPlainWords(error, database) as Error).message;
    }
  },
  settle: (database) => {
    const store = openStore(database, migrationsFolder);
    try {
      store.transaction(() => {
        // Whether these left between the backup and now, nobody can tell: no text is ever sent twice.
        store.db.run(
          sql`update ${texts} set state = 'unknown', why = 'restored' where state in ('waiting', 'sending')`,
        );
        store.db.delete(contacts).run();
        store.db.run(
          sql`update ${errands} set state = 'given-up', why = 'restored' where kind = 'send-text' and state in ('waiting', 'under-way')`,
        );
      });
    } finally {
      store.close();
    }
  },
  describe: (database) =>
    reading(database, ({ db }) =>
      db.get<{ calls: number; cases: number; newestCallAt: number | null }>(
        sql`select (select count(*) from ${calls}) as calls, (select count(*) from ${cases}) as cases,
          (select max(started_at) from ${calls}) as "newestCallAt"`,
      ),
    ),
});

function reading<Result>(database: string, work: (store: ReadStore) => Result): Result {
  const store = openReader(database);
  try {
    return work(store);
  } finally {
    store.close();
  }
}
