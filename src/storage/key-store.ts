import { desc, eq } from 'drizzle-orm';
import { apiKeys } from '../../db/schema.ts';
import type { ApiKey, KeyStore } from '../staff/ports.ts';
import type { Permission } from '../staff/roles.ts';
import type { Store } from './database.ts';

/** API keys, found by the hash of their secret. */
export function keyStore(store: Store): KeyStore {
  const { db } = store;
  return {
    all: () => db.select().from(apiKeys).orderBy(desc(apiKeys.createdAt)).all().map(keyOf),
    find: (id) => one(db.select().from(apiKeys).where(eq(apiKeys.id, id)).get()),
    findByHash: (sha256) => one(db.select().from(apiKeys).where(eq(apiKeys.sha256, sha256)).get()),
    add: (key, sha256) => {
      store.assertInTransaction();
      db.insert(apiKeys)
        .values({ ...key, sha256 })
        .run();
    },
    used: (id, at) => {
      store.assertInTransaction();
      db.update(apiKeys).set({ lastUsedAt: at }).where(eq(apiKeys.id, id)).run();
    },
    revoke: (id, at) => {
      store.assertInTransaction();
      db.update(apiKeys).set({ revokedAt: at }).where(eq(apiKeys.id, id)).run();
    },
  };
}

type Row = typeof apiKeys.$inferSelect;

const one = (row: Row | undefined): ApiKey | undefined => row && keyOf(row);

/** Without the hash, which nobody needs to see. */
const keyOf = ({ sha256: _sha256, ...row }: Row): ApiKey => ({
  ...row,
  permissions: row.permissions as Permission[],
});
