import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { CatalogueError } from '../catalogue-files.ts';

/**
 * The files of all clips that the library ever had, named by the SHA-256 of their bytes. None is written over, and none
 * that a clip refers to is removed: a call under way may still be about to hear it.
 */
export interface ClipFiles {
  has(sha256: string): boolean;
  path(sha256: string): string;
  /** Throws when the file is not there. */
  read(sha256: string): Buffer;
  /** Keeps the bytes, and gives their hash. They are on the disk when it returns, and young, also if they were there. */
  keep(bytes: Buffer): string;
  /** Takes over a file whose hash is known, without copying it where the disk allows. */
  adopt(sha256: string, file: string): void;
  /**
   * Removes what was kept before a time (milliseconds since 1970) and was not kept again since, but for these hashes; and
   * what a stop left half-written. Out: how many files went.
   */
  removeOlder(time: number, but: ReadonlySet<string>): number;
}

/** In: a folder, which is made when something is kept. */
export function clipFiles(folder: string): ClipFiles {
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const path = (sha256: string): string => join(folder, nameOf(sha256));
  const has = (sha256: string): boolean => {
    if (names.has(nameOf(sha256))) return true;
    // Another process may have brought it: a command that imports while the line answers.
    if (!existsSync(path(sha256))) return false;
    names.add(nameOf(sha256));
    return true;
  };
  /** Under a name of its own first: nobody ever meets half a file under its hash. */
  const put = (sha256: string, write: (unfinished: string) => void): void => {
    if (has(sha256)) return;
    mkdirSync(folder, { recursive: true });
    const unfinished = join(folder, `${randomUUID()}.part`);
    try {
      write(unfinished);
      renameSync(unfinished, path(sha256));
    } finally {
      rmSync(unfinished, { force: true });
    }
    syncFolder(folder);
    names.add(nameOf(sha256));
  };
  return {
    has,
    path,
    read: (sha256) => readFileSync(path(sha256)),
    keep: (bytes) => {
      const sha256 = hashOf(bytes);
      if (has(sha256) && !isMadeYoung(path(sha256))) names.delete(nameOf(sha256));
      put(sha256, (unfinished) => writeThrough(unfinished, bytes));
      return sha256;
    },
    adopt: (sha256, file) =>
      put(sha256, (unfinished) => {
        if (hashOf(readFileSync(file)) !== sha256)
          throw new CatalogueError(
            'bad-clips',
            `${file} is not the clip that clips.json speaks of; restore both from the same version.`,
          );
        linkOrCopy(file, unfinished);
      }),
    removeOlder: (time, but) => {
      const kept = new Set([...but].map(nameOf));
      const old = (existsSync(folder) ? readdirSync(folder) : []).filter(
        (name) => /\.(wav|part)$/.test(name) && !kept.has(name) && keptAt(join(folder, name)) < time,
      );
      for (const name of old) {
        rmSync(join(folder, name), { force: true });
        names.delete(name);
      }
      return old.length;
    },
  };
}

/** A link has the age of what it was made from: when its name was made is in the time of the last change. */
const keptAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? Infinity;

/** False where the file was removed meanwhile. */
function isMadeYoung(file: string): boolean {
  try {
    const now = new Date();
    utimesSync(file, now, now);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const nameOf = (sha256: string): string => `${sha256}.wav`;

/** The row that names the file is committed after this: it must not outlive a power cut without its file. */
function writeThrough(file: string, bytes: Buffer): void {
  const descriptor = openSync(file, 'wx');
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The new name of the file, too, must outlive a power cut. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A second name for the same file where both lie on one disk: what comes with Sdap is not kept twice. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
