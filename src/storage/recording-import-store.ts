import { desc, eq } from 'drizzle-orm';
import { recordingImports } from '../../db/schema.ts';
import type { RecordingImport, RecordingImportStore } from '../prompts/bulk/ports.ts';
import type { Store } from './database.ts';

/** Imports of many recordings, and how far each has come. */
export function recordingImportStore(store: Store): RecordingImportStore {
  const { db } = store;
  return {
    add: (one) => {
      store.assertInTransaction();
      db.insert(recordingImports).values(one).run();
    },
    find: (id) =>
      db.select().from(recordingImports).where(eq(recordingImports.id, id)).get() as
        RecordingImport | undefined,
    newest: (most) =>
      db
        .select()
        .from(recordingImports)
        .orderBy(desc(recordingImports.madeAt))
        .limit(most)
        .all() as RecordingImport[],
    inState: (state) =>
      db.select().from(recordingImports).where(eq(recordingImports.state, state)).all() as RecordingImport[],
    change: (id, change) => {
      store.assertInTransaction();
      db.update(recordingImports).set(change).where(eq(recordingImports.id, id)).run();
    },
  };
}
