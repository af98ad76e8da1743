import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BackupError } from './ports.ts';

const MANIFEST = 'manifest.json';

const schema = z.object({
  format: z.literal(1),
  /** Milliseconds since 1970 (UTC). */
  madeAt: z.number().int(),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256: z.string() })),
});

/** What is in a backup: each file by its path below the folder, with `/` between. */
export type Manifest = z.infer<typeof schema>;
export type FileFacts = Manifest['files'][string];

export const manifestPath = (folder: string): string => join(folder, MANIFEST);

/** Throws BackupError when the folder is no whole backup: the manifest is written last. */
export function readManifest(folder: string): Manifest {
  let text: string;
  try {
    text = readFileSync(manifestPath(folder), 'utf8');
  } catch {
    throw new BackupError(`${folder} is no backup: it has no ${MANIFEST}. Give the folder of one backup.`);
  }
  const read = schema.safeParse(parsed(text));
  if (!read.success) throw new BackupError(`The ${MANIFEST} of ${folder} is damaged. Take an older backup.`);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The bytes of a file and their SHA-256, without holding it in memory. */
export async function factsOf(path: string): Promise<FileFacts> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { bytes: statSync(path).size, sha256: hash.digest('hex') };
}
