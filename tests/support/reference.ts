import { join } from 'node:path';
import { ROOT } from '../../src/context.ts';
import { openStore, type Store } from '../../src/storage/database.ts';
import { loadReference } from '../../src/storage/reference-store.ts';

/** A database of a test's own: in memory, with the newest schema and nothing in it. */
export const emptyStore = (): Store => openStore(':memory:', join(ROOT, 'db/migrations'));

/** The same with the facts of db/reference. */
export function filledStore(): Store {
  const store = emptyStore();
  loadReference(store, join(ROOT, 'db/reference'));
  return store;
}
