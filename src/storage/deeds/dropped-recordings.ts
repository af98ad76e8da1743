import { eq } from 'drizzle-orm';
import { recordings } from '../../../db/schema.ts';
import { errandStore } from '../errand-store.ts';
import type { DeedWriter } from './deed-writer.ts';

/** A recording that nobody wants is deleted here and at the provider, by an errand. */
export const droppedRecordingsWriter: DeedWriter<string[]> = (store, dropped, { at }) => {
  for (const id of dropped) {
    store.db.update(recordings).set({ state: 'dropped' }).where(eq(recordings.id, id)).run();
    errandStore(store).add('delete-recording', id, at);
  }
};
