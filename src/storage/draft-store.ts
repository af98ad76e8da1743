import { eq, isNotNull } from 'drizzle-orm';
import { flowDrafts } from '../../db/schema.ts';
import type { DraftStore } from '../flows/ports.ts';
import type { Store } from './database.ts';

/** The flows that staff edit. */
export function draftStore(store: Store): DraftStore {
  const { db } = store;
  return {
    all: () => db.select().from(flowDrafts).where(isNotNull(flowDrafts.source)).all(),
    find: (flowId) => db.select().from(flowDrafts).where(eq(flowDrafts.flowId, flowId)).get(),
    put: (draft) => {
      store.assertInTransaction();
      db.insert(flowDrafts).values(draft).onConflictDoUpdate({ target: flowDrafts.flowId, set: draft }).run();
    },
  };
}
