import { eq, sql } from 'drizzle-orm';
import { requests } from '../../db/schema.ts';
import type { RequestRow } from '../directory/requests/request-row.ts';
import type { RequestStore } from '../directory/requests/save-requests.ts';
import type { Store } from './database.ts';

/** The requests of all offices in SQLite. */
export function requestStore(store: Store): RequestStore {
  const { db } = store;
  const find = db
    .select()
    .from(requests)
    .where(eq(requests.number, sql.placeholder('number')))
    .prepare();
  return {
    transaction: store.transaction,
    find: (number) => find.get({ number }) as RequestRow | undefined,
    put: (row) => {
      store.assertInTransaction();
      db.insert(requests).values(row).onConflictDoUpdate({ target: requests.number, set: row }).run();
    },
    remove: (number) => {
      store.assertInTransaction();
      db.delete(requests).where(eq(requests.number, number)).run();
    },
  };
}
