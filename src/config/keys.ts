import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SettingError } from './settings.ts';

const schema = z.object({
  callerKey: z.string().min(16),
  simulatorToken: z.string().min(16),
  /** Signs the cookies of staff. */
  sessionKey: z.string().min(16),
});

/** Lines that were there before the staff console have no session key yet. */
const stored = schema.partial({ sessionKey: true });

/** Secrets that the line makes for itself at the first start, and keeps beside the database. */
export type Keys = z.infer<typeof schema>;

/**
 * The keys in DATA_DIR/keys.json, made where there are none. Only the owner of the file may read it. Losing the file
 * makes every caller a stranger; a backup of the data folder has it.
 * Throws SettingError when the file is there and cannot be used: a new key in its place would be a silent loss.
 */
export function loadKeys(dataDir: string): Keys {
  const path = join(dataDir, 'keys.json');
  const found = existsSync(path) ? readKeys(path) : { callerKey: secret(), simulatorToken: secret() };
  if (found.sessionKey !== undefined) return { ...found, sessionKey: found.sessionKey };
  const keys = { ...found, sessionKey: secret() };
  mkdirSync(dataDir, { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
  return keys;
}

function readKeys(path: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new SettingError(
      `${path} is damaged; put it back from a backup, or callers will not be recognised.`,
    );
  }
}

const secret = (): string => randomBytes(24).toString('base64url');
