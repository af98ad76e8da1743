import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FactFiles } from '../directory/import/previews.ts';

/** Ids are ours, and become file names. */
const ID = /^[A-Za-z0-9-]{1,64}$/;

/** Files of facts on their way into the tables. In: a folder, made when the first file comes. */
export function factFiles(folder: string): FactFiles<Readable> {
  const path = (id: string): string => {
    if (!ID.test(id)) throw new RangeError('That is no id of a file.');
    return join(folder, id);
  };
  const remove = (id: string): Promise<void> => rm(path(id), { force: true });
  return {
    path,
    remove,
    keep: async (id, bytes, most) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const counted = counting(most);
      try {
        await pipeline(bytes, counted.through, createWriteStream(path(id), { mode: 0o600 }));
      } catch (error) {
        await remove(id);
        if (!counted.isTooLong()) throw error;
      }
      return !counted.isTooLong();
    },
    removeOlder: async (time, but) => {
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((one) => ID.test(one) && !but.includes(one)))
        if ((await stat(join(folder, name))).mtimeMs < time) await remove(name);
    },
  };
}

/** Stops the stream once more than so many bytes have come. */
function counting(most: number): { through: Transform; isTooLong(): boolean } {
  let bytes = 0;
  return {
    through: new Transform({
      transform: (piece: Buffer, _encoding, done) => {
        bytes += piece.length;
        if (bytes > most) done(new RangeError('The file is too long.'));
        else done(null, piece);
      },
    }),
    isTooLong: () => bytes > most,
  };
}
