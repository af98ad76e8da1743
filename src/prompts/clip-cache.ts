import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Utterance } from '../calls/ports.ts';
import { encodeWav } from './audio/wav.ts';
import type { Samples } from './library/samples.ts';
import type { UtteranceStore } from './ports.ts';
import { stitch } from './stitch.ts';

/**
 * The stitched clips on disk. Each can be made again from the log, out of the very clips that it was made of, also when
 * they have been replaced since: so the folder may be emptied, and beyond its size the oldest clips make room.
 */
export interface ClipCache {
  /** Whether the clip lies ready on the disk. */
  isMade(hash: string): boolean;
  /** The path of the clip's file, made first where it is missing; undefined for a hash that was never said. */
  file(hash: string): Promise<string | undefined>;
  /** The clip with somebody's own sound in it: made each time it is asked for, and kept nowhere. */
  withSound(hash: string): Buffer | undefined;
  /** Any clip, kept nowhere: where the disk does not take its file. Throws when it cannot be made. */
  withoutFile(hash: string): Buffer | undefined;
  /** Makes the clip of an utterance that the log may not have, such as the apology. */
  make(utterance: Utterance): Promise<string>;
}

const HASH = /^[0-9a-f]{32}$/;

/** Room for about 2,000 long answers; more than all that is usually said. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The folder is looked through no more often than after so many new clips. */
const LOOK_AFTER_CLIPS = 200;

export function clipCache(
  folder: string,
  samples: Samples,
  utterances: UtteranceStore,
  soundOf: (recording: string) => Int16Array = noSound,
  mostBytes = MOST_BYTES,
): ClipCache {
  const underWay = new Map<string, Promise<string>>();
  let made = 0;
  const pathOf = (hash: string): string => join(folder, `${hash}.wav`);
  const writeOnce = async (path: string, utterance: Utterance): Promise<string> => {
    await write(folder, path, audioOf(utterance, samples, soundOf));
    made += 1;
    // Counted first: of clips that are made at the same moment one looks.
    if (made % LOOK_AFTER_CLIPS === 1) await removeOldest(folder, mostBytes, path);
    return path;
  };
  const make = (utterance: Utterance): Promise<string> => {
    const path = pathOf(utterance.hash);
    if (existsSync(path)) return Promise.resolve(path);
    const known = underWay.get(utterance.hash);
    if (known) return known;
    const writing = writeOnce(path, utterance).finally(() => underWay.delete(utterance.hash));
    underWay.set(utterance.hash, writing);
    return writing;
  };
  return {
    isMade: (hash) => HASH.test(hash) && existsSync(pathOf(hash)),
    make,
    file: async (hash) => {
      if (!HASH.test(hash)) return undefined;
      if (existsSync(pathOf(hash))) return pathOf(hash);
      const utterance = utterances.find(hash);
      return utterance && !hasSound(utterance) ? make(utterance) : undefined;
    },
    withSound: (hash) => {
      const utterance = HASH.test(hash) ? utterances.find(hash) : undefined;
      return utterance && hasSound(utterance) ? audioOf(utterance, samples, soundOf) : undefined;
    },
    withoutFile: (hash) => {
      const utterance = HASH.test(hash) ? utterances.find(hash) : undefined;
      return utterance && audioOf(utterance, samples, soundOf);
    },
  };
}

const noSound = (): Int16Array => {
  throw new Error('There are no recordings here.');
};

const hasSound = ({ clips }: Utterance): boolean => clips.some((clip) => 'recording' in clip);

function audioOf({ clips }: Utterance, samples: Samples, soundOf: (recording: string) => Int16Array): Buffer {
  const pieces = clips.map((clip) => {
    if ('pause' in clip) return clip;
    if (clip.recording !== undefined) return { samples: soundOf(clip.recording) };
    return { samples: samples(clip.sha256), overlap: clip.overlap };
  });
  return encodeWav(stitch(pieces));
}

/** Oldest first, until the folder is within its size. What is removed is made again when somebody asks for it. */
async function removeOldest(folder: string, mostBytes: number, justMade: string): Promise<void> {
  const names = await readdir(folder);
  const found = await Promise.all(names.map((name) => fileAt(join(folder, name))));
  const files = found.filter((file) => file !== undefined);
  let bytes = files.reduce((sum, file) => sum + file.size, 0);
  for (const file of files.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (bytes <= mostBytes) return;
    if (file.path === justMade) continue;
    await rm(file.path, { force: true });
    bytes -= file.size;
  }
}

/** Undefined for what has got another name meanwhile, or is gone. */
async function fileAt(path: string): Promise<{ path: string; size: number; mtimeMs: number } | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { path, size, mtimeMs };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Under a name of its own first: a reader never meets half a clip, and a crash leaves none behind. */
async function write(folder: string, path: string, bytes: Buffer, isLast = false): Promise<string> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${randomUUID()}.part`);
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    // Somebody emptied the folder meanwhile, which they may: all that is in it can be made again.
    if (isLast || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return write(folder, path, bytes, true);
  }
  return path;
}
