import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SettingError } from './settings.ts';

const secretSchema = z.string().min(16);
/** The newer keys are added to the file of a line that was started before there were any. */
const schema = z.object({
  callerKey: secretSchema,
  simulatorToken: secretSchema,
  /** Signs the cookies of staff. */
  sessionKey: secretSchema.optional(),
  /** Seals what callers said. */
  recordingKey: secretSchema.optional(),
  /** The one before, while what it sealed is sealed anew. */
  recordingKeyBefore: secretSchema.optional(),
});

/** Secrets that the line makes for itself at the first start, and keeps beside the database. */
export interface Keys {
  callerKey: string;
  simulatorToken: string;
  sessionKey: string;
  recordingKey: string;
  recordingKeyBefore?: string;
}

/**
 * The keys in DATA_DIR/keys.json, made where there are none. Only the owner of the file may read it. Losing the file
 * makes every caller a stranger, and no recording can be heard any more; a backup of the data folder has it.
 * Throws SettingError when the file is there and cannot be used: a new key in its place would be a silent loss.
 */
export function loadKeys(dataDir: string): Keys {
  const path = join(dataDir, 'keys.json');
  const known = existsSync(path) ? readKeys(path) : undefined;
  const keys: Keys = {
    callerKey: known?.callerKey ?? secret(),
    simulatorToken: known?.simulatorToken ?? secret(),
    sessionKey: known?.sessionKey ?? secret(),
    recordingKey: known?.recordingKey ?? secret(),
    ...(known?.recordingKeyBefore ? { recordingKeyBefore: known.recordingKeyBefore } : {}),
  };
  if (known?.sessionKey && known.recordingKey) return keys;
  mkdirSync(dataDir, { recursive: true });
  writeKeys(path, keys);
  return keys;
}

/** A new key for recordings; the one before stays until `forgetRecordingKeyBefore`. Begun already: goes on with it. */
export function changeRecordingKey(dataDir: string): Keys {
  const keys = loadKeys(dataDir);
  if (keys.recordingKeyBefore) return keys;
  const changed = { ...keys, recordingKey: secret(), recordingKeyBefore: keys.recordingKey };
  writeKeys(join(dataDir, 'keys.json'), changed);
  return changed;
}

/** When nothing is sealed with it any more. */
export function forgetRecordingKeyBefore(dataDir: string): void {
  const { recordingKeyBefore: _forgotten, ...keys } = loadKeys(dataDir);
  writeKeys(join(dataDir, 'keys.json'), keys);
}

/** A new key for pseudonyms: every caller is a stranger from now on. */
export function changeCallerKey(dataDir: string): void {
  writeKeys(join(dataDir, 'keys.json'), { ...loadKeys(dataDir), callerKey: secret() });
}

/** Whole or not at all. */
function writeKeys(path: string, keys: Keys): void {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(unfinished, path);
}

function readKeys(path: string): z.infer<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new SettingError(
      `${path} is damaged; put it back from a backup, or callers will not be recognised.`,
    );
  }
}

const secret = (): string => randomBytes(24).toString('base64url');
