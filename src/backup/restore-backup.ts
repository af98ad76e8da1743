import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nameOfBackup } from './kept.ts';
import { factsOf, readManifest } from './manifest.ts';
import { DATABASE } from './make-backup.ts';
import { BackupError, type Contents, type DatabaseFiles } from './ports.ts';
import { runningLine } from './running-line.ts';

export interface Restored {
  contents: Contents;
  madeAt: number;
  /** Where the data folder of before is now; null where there was none. */
  setAside: string | null;
}

/**
 * Puts a backup in the place of the data folder, after every file of it was checked. What was there is set aside, never
 * deleted. Nothing is changed when anything is wrong.
 * In: the folder of one backup, DATA_DIR, the time. Throws BackupError.
 */
export async function restoreBackup(
  database: DatabaseFiles,
  { backup, dataDir, now }: { backup: string; dataDir: string; now: number },
): Promise<Restored> {
  const { files, madeAt } = readManifest(backup);
  const pid = runningLine(dataDir);
  if (pid !== null)
    throw new BackupError(`A line runs on ${dataDir} (process ${pid}). Stop it first, then restore again.`);
  const fresh = `${dataDir.replace(/\/+$/, '')}.restoring`;
  rmSync(fresh, { recursive: true, force: true });
  try {
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    for (const [path, facts] of Object.entries(files)) {
      const found = existsSync(join(backup, path)) ? await factsOf(join(backup, path)) : null;
      if (found?.sha256 !== facts.sha256)
        throw new BackupError(`${path} of this backup is missing or damaged. Take an older backup.`);
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      copyFileSync(join(backup, path), join(fresh, path));
    }
    const copy = join(fresh, DATABASE);
    const damage = database.damage(copy);
    if (damage !== null)
      throw new BackupError(`The database of this backup is damaged (${damage}). Take an older backup.`);
    database.settle(copy);
    const contents = database.describe(copy);
    const setAside = putInPlace(fresh, dataDir, now);
    return { contents, madeAt, setAside };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function putInPlace(fresh: string, dataDir: string, now: number): string | null {
  if (!existsSync(dataDir)) {
    renameSync(fresh, dataDir);
    return null;
  }
  const isEmpty = readdirSync(dataDir).length === 0;
  const setAside = `${dataDir.replace(/\/+$/, '')}.before-restore-${nameOfBackup(now)}`;
  try {
    renameSync(dataDir, setAside);
  } catch (error) {
    throw new BackupError(
      `${dataDir} cannot be moved aside (${(error as Error).message}). Where it is a disk of its own, set DATA_DIR to a folder on it.`,
    );
  }
  renameSync(fresh, dataDir);
  if (!isEmpty) return setAside;
  rmSync(setAside, { recursive: true, force: true });
  return null;
}
