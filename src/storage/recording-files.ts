import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingFiles } from '../calls/recording-ports.ts';
import type { Sealer } from './sealed.ts';

/** Ids are ours, and become file names. */
const ID = /^[A-Za-z0-9-]{1,64}$/;

/** In: a folder, made when the first sound is put into it; what seals the files. */
export function recordingFiles(folder: string, { seal, open: unseal }: Sealer): RecordingFiles {
  const pathOf = (id: string): string => {
    if (!ID.test(id)) throw new RangeError('That is no id of a recording.');
    return join(folder, `${id}.sealed`);
  };
  return {
    put: async (id, wav) => {
      const path = pathOf(id);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `${randomUUID()}.part`);
      try {
        await writeThrough(unfinished, seal(Buffer.from(wav), id));
        await rename(unfinished, path);
      } finally {
        await rm(unfinished, { force: true });
      }
    },
    read: (id) => unseal(readFileSync(pathOf(id)), id),
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

/** On the disk before the row says that it is there: the provider's copy is deleted after that. */
async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
