import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readSettings } from '../../src/config/settings.ts';
import { createContext, type Context, type Overrides } from '../../src/context.ts';
import type { PromptLibrary } from '../../src/prompts/library.ts';
import { plainPasswords } from './staff.ts';
import { filledStore } from './reference.ts';

export const PUBLIC_URL = 'https://line.example.org';
export const TOKENS = { twilio: 'twilio-test-token', somleng: 'somleng-test-token' };

/** 21 November 2026, 10:00 in Phnom Penh. */
export const NOW = Date.UTC(2026, 10, 21, 3);

let filled: Buffer | undefined;

/** A migrated database with the reference facts, made once a worker and copied for each line. */
export function filledDatabase(): Buffer {
  if (!filled) {
    const store = filledStore();
    filled = store.serialize();
    store.close();
  }
  return Buffer.from(filled);
}

/** A whole line over a database in memory, with a clock that stands still and ids that count. */
export async function testLine(overrides: Overrides = {}): Promise<Context> {
  const settings = readSettings({
    PUBLIC_URL,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'sdap-test-')),
    CALLER_KEY: 'a key for tests and nothing else',
    TWILIO_AUTH_TOKEN: TOKENS.twilio,
    SOMLENG_AUTH_TOKEN: TOKENS.somleng,
  });
  let calls = 0;
  return createContext(settings, {
    database: filledDatabase(),
    clock: { now: () => NOW },
    ids: { call: () => `call-${(calls += 1)}`, rotation: () => 0 },
    log: pino({ level: 'silent' }),
    passwords: plainPasswords,
    ...overrides,
  });
}

/**
 * The real prompts, with facts that depend on the texts alone: a new recording changes no transcript.
 */
export function clipsByText(real: PromptLibrary): PromptLibrary {
  const plain = (clip: ReturnType<PromptLibrary['clip']>) =>
    clip && { ...clip, sha256: createHash('sha256').update(clip.text).digest('hex'), seconds: 1 };
  return {
    ...real,
    clip: (id, language) => plain(real.clip(id, language)),
    clipOrNearest: (id, language) => plain(real.clipOrNearest(id, language)),
  };
}
