import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Utterance } from '../calls/ports.ts';
import { encodeWav } from './audio/wav.ts';
import type { PromptLibrary } from './library.ts';
import type { UtteranceStore } from './ports.ts';
import { stitch } from './stitch.ts';

/** The stitched clips on disk. Each can be made again from the log at any time, so the folder may be emptied. */
export interface ClipCache {
  /** The path of the clip's file, made first where it is missing; undefined for a hash that was never said. */
  file(hash: string): Promise<string | undefined>;
  /** Makes the clip of an utterance that the log may not have, such as the apology. */
  make(utterance: Utterance): Promise<string>;
}

const HASH = /^[0-9a-f]{32}$/;

export function clipCache(folder: string, library: PromptLibrary, utterances: UtteranceStore): ClipCache {
  const underWay = new Map<string, Promise<string>>();
  const pathOf = (hash: string): string => join(folder, `${hash}.wav`);
  const make = (utterance: Utterance): Promise<string> => {
    const path = pathOf(utterance.hash);
    if (existsSync(path)) return Promise.resolve(path);
    const known = underWay.get(utterance.hash);
    if (known) return known;
    const made = write(folder, path, audioOf(utterance, library)).finally(() => underWay.delete(utterance.hash));
    underWay.set(utterance.hash, made);
    return made;
  };
  return {
    make,
    file: async (hash) => {
      if (!HASH.test(hash)) return undefined;
      if (existsSync(pathOf(hash))) return pathOf(hash);
      const utterance = utterances.find(hash);
      return utterance && make(utterance);
    },
  };
}

const audioOf = (utterance: Utterance, library: PromptLibrary): Buffer =>
  encodeWav(stitch(utterance.clips.map((clip) => ('pause' in clip ? clip : library.samples(clip)))));

/** Under a name of its own first: a reader never meets half a clip, and a crash leaves none behind. */
async function write(folder: string, path: string, bytes: Buffer): Promise<string> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${randomUUID()}.part`);
  await writeFile(unfinished, bytes);
  await rename(unfinished, path);
  return path;
}
