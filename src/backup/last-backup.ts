import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({ at: z.number().int(), bytes: z.number(), files: z.number().int() });

/** When the newest backup of a line was made (milliseconds since 1970), and how large it is. */
export type LastBackup = z.infer<typeof schema>;

const fileIn = (dataDir: string): string => join(dataDir, 'last-backup.json');

/** Leaves word for the line, which tells it to whoever watches over it. */
export function noteBackup(dataDir: string, backup: LastBackup): void {
  const unfinished = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(backup));
  renameSync(unfinished, fileIn(dataDir));
}

/** Null when no backup was ever made, as far as the line knows. */
export function lastBackup(dataDir: string): LastBackup | null {
  try {
    return schema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
}
