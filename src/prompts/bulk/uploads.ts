import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Upload } from '@tus/server';
import type { Uploads } from './ports.ts';

/** Files that arrive in pieces, kept on disk with how much of them is there: a dropped line goes on where it stopped. */
export function uploadsIn(directory: string): Uploads & { store: FileStore } {
  const store = new FileStore({ directory });
  return {
    store,
    create: async (id, bytes) => {
      await store.create(new Upload({ id, size: bytes, offset: 0 }));
    },
    path: (id) => join(directory, id),
    remove: async (id) => {
      await store.remove(id).catch(() => undefined);
      await rm(join(directory, `${id}.json`), { force: true });
    },
  };
}
