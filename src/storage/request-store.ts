import { eq, getTableColumns, sql } from 'drizzle-orm';
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
  const put = preparePut(store);
  return {
    transaction: store.transaction,
    find: (number) => find.get({ number }) as RequestRow | undefined,
    put: (row) => {
      store.assertInTransaction();
      put.run({ ...row });
    },
    remove: (number) => {
      store.assertInTransaction();
      db.delete(requests).where(eq(requests.number, number)).run();
    },
  };
}

/** A file may bring a hundred thousand: the statement is made once. */
function preparePut({ db }: Store) {
  const columns = Object.keys(getTableColumns(requests)) as (keyof typeof requests.$inferInsert)[];
  const values = Object.fromEntries(columns.map((column) => [column, sql.placeholder(column)]));
  const newest = Object.fromEntries(
    columns.map((column) => [column, sql.raw(`excluded.${requests[column].name}`)]),
  );
  return db
    .insert(requests)
    .values(values as never)
    .onConflictDoUpdate({ target: requests.number, set: newest })
    .prepare();
}
