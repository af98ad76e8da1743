import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLIP_FOLDER, filledDatabase } from './line.ts';

/**
 * A data folder for a line in a process of its own, which has its facts and clips already, as any that ran before.
 * In: the folder to make it in.
 */
export async function filledDataFolder(folder = mkdtempSync(join(tmpdir(), 'sdap-line-'))): Promise<string> {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'sdap.sqlite'), await filledDatabase());
  symlinkSync(CLIP_FOLDER, join(dataDir, 'library'));
  return dataDir;
}
