import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { hadTheirTime, nameOfBackup, timeOfBackup } from './kept.ts';
import { factsOf, manifestPath, readManifest, type FileFacts, type Manifest } from './manifest.ts';
import { BackupError, type DatabaseFiles } from './ports.ts';

export const DATABASE = 'sdap.sqlite';
const KEYS = 'keys.json';

/** Folders whose files are never changed, only added and removed. Clips that were joined are made anew when asked for. */
const FOLDERS = ['recordings', 'library'];

export interface MadeBackup {
  folder: string;
  files: number;
  /** Of all files; those that the backup before has already take no room of their own. */
  bytes: number;
  shared: number;
}

/**
 * Makes a whole backup of a line while it answers: the database as of one moment, the keys, every recording and clip.
 * Nothing that looks like a backup is there before all of it is. Backups that had their time are removed.
 * In: DATA_DIR, the folder of the backups, the time. Throws BackupError.
 */
export async function makeBackup(
  database: DatabaseFiles,
  { dataDir, backups, now }: { dataDir: string; backups: string; now: number },
): Promise<MadeBackup> {
  if (!existsSync(join(dataDir, DATABASE)))
    throw new BackupError(`There is no line in ${dataDir}. Set DATA_DIR to the folder of the line.`);
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const folder = join(backups, nameOfBackup(now));
  if (existsSync(folder)) throw new BackupError(`${folder} is there already. Wait a second, and try again.`);
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    const made = await fill(database, dataDir, unfinished, newestIn(backups), now);
    renameSync(unfinished, folder);
    removeOld(backups, now);
    return { folder, ...made };
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

async function fill(
  database: DatabaseFiles,
  dataDir: string,
  folder: string,
  before: Before | null,
  now: number,
): Promise<Omit<MadeBackup, 'folder'>> {
  mkdirSync(folder, { mode: 0o700 });
  const files: Manifest['files'] = {};
  // The database first: every sound that it names is on the disk before its row is.
  const copy = join(folder, DATABASE);
  database.snapshot(join(dataDir, DATABASE), copy);
  const damage = database.damage(copy);
  if (damage !== null)
    throw new BackupError(
      `The database is damaged (${damage}); no backup was made. See "Restore" in docs/running.md.`,
    );
  files[DATABASE] = await factsOf(copy);
  let shared = 0;
  for (const path of filesOf(dataDir)) {
    const known = before && shareFile(before, path, folder);
    const facts = known ?? (await copyFile(dataDir, path, folder));
    if (!facts) continue;
    if (known) shared += 1;
    files[path] = facts;
  }
  const manifest: Manifest = { format: 1, madeAt: now, files };
  writeFileSync(manifestPath(folder), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });
  const sizes = Object.values(files).map(({ bytes }) => bytes);
  return { files: sizes.length, bytes: sizes.reduce((sum, bytes) => sum + bytes, 0), shared };
}

/** What is copied as it is, but for what is still being written. */
function filesOf(dataDir: string): string[] {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(dataDir, folder))).flatMap((folder) =>
    readdirSync(join(dataDir, folder))
      .filter((name) => !name.endsWith('.part'))
      .map((name) => `${folder}/${name}`),
  );
  return existsSync(join(dataDir, KEYS)) ? [KEYS, ...inFolders] : inFolders;
}

interface Before {
  folder: string;
  manifest: Manifest;
}

function newestIn(backups: string): Before | null {
  const newest = readdirSync(backups)
    .filter((name) => timeOfBackup(name) !== null && existsSync(manifestPath(join(backups, name))))
    .sort()
    .at(-1);
  if (newest === undefined) return null;
  const folder = join(backups, newest);
  return { folder, manifest: readManifest(folder) };
}

/** A sound that the backup before has is one file in both. Out: null where it has not, or the disk cannot. */
function shareFile({ folder, manifest }: Before, path: string, into: string): FileFacts | null {
  const facts = manifest.files[path];
  if (!facts || path === KEYS) return null;
  try {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    linkSync(join(folder, path), join(into, path));
    return facts;
  } catch {
    return null;
  }
}

/** Out: null for what was deleted on the line meanwhile: it is gone there, and was not to be kept. */
async function copyFile(dataDir: string, path: string, into: string): Promise<FileFacts | null> {
  const target = join(into, path);
  mkdirSync(dirname(target), { recursive: true });
  try {
    copyFileSync(join(dataDir, path), target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return factsOf(target);
}

function removeOld(backups: string, now: number): void {
  for (const name of hadTheirTime(readdirSync(backups), now))
    rmSync(join(backups, name), { recursive: true, force: true });
}
