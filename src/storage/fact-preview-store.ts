import { eq, lt } from 'drizzle-orm';
import { factPreviews } from '../../db/schema.ts';
import type { FactPreviewStore } from '../directory/import/previews.ts';
import type { Store } from './database.ts';

/** Files that wait for a person's word. */
export function factPreviewStore(store: Store): FactPreviewStore {
  const { db } = store;
  return {
    add: (preview) => {
      store.transaction(() => db.insert(factPreviews).values(preview).run());
    },
    find: (id) => db.select().from(factPreviews).where(eq(factPreviews.id, id)).get(),
    remove: (id) => {
      store.transaction(() => db.delete(factPreviews).where(eq(factPreviews.id, id)).run());
    },
    olderThan: (time) => db.select().from(factPreviews).where(lt(factPreviews.madeAt, time)).all(),
    ids: () =>
      db
        .select({ id: factPreviews.id })
        .from(factPreviews)
        .all()
        .map(({ id }) => id),
  };
}
