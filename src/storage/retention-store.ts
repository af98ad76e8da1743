import { desc, eq, sql } from 'drizzle-orm';
import { deletions, retention } from '../../db/schema.ts';
import type { Kind } from '../retention/kinds.ts';
import type { RetentionStore } from '../retention/ports.ts';
import type { Store } from './database.ts';

/** How long things are kept, and what was deleted, in SQLite. */
export function retentionStore({ db, assertInTransaction }: Store): RetentionStore {
  return {
    days: (kind) =>
      db.select({ days: retention.days }).from(retention).where(eq(retention.kind, kind)).get()?.days ??
      undefined,
    setDays: (kind, days) => {
      assertInTransaction();
      db.insert(retention)
        .values({ kind, days })
        .onConflictDoUpdate({ target: retention.kind, set: { days } })
        .run();
    },
    deletions: (most) =>
      db
        .select()
        .from(deletions)
        .orderBy(desc(deletions.id))
        .limit(most)
        .all()
        .map(({ at, kind, amount, olderThan }) => ({ at, kind: kind as Kind, amount, olderThan })),
    addDeletion: (deletion) => {
      assertInTransaction();
      return db.insert(deletions).values(deletion).returning({ id: deletions.id }).get().id;
    },
    addToDeletion: (id, amount) => {
      assertInTransaction();
      db.update(deletions)
        .set({ amount: sql`${deletions.amount} + ${amount}` })
        .where(eq(deletions.id, id))
        .run();
    },
  };
}
