import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readSettings } from '../../src/config/settings.ts';
import { createContext, SHIPPED_PROMPTS, type Context, type Overrides } from '../../src/context.ts';
import { clipFiles } from '../../src/prompts/library/clip-files.ts';
import { bringShipped } from '../../src/prompts/library/shipped.ts';
import type { PromptSnapshot } from '../../src/prompts/library/snapshot.ts';
import { libraryStore } from '../../src/storage/library-store.ts';
import { plainPasswords } from './staff.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { filledStore } from './reference.ts';

export const PUBLIC_URL = 'https://line.example.org';
export const TOKENS = { twilio: 'twilio-test-token', somleng: 'somleng-test-token' };

/** 21 November 2026, 10:00 in Phnom Penh. */
export const NOW = Date.UTC(2026, 10, 21, 3);

/** Shared by all tests of this machine: files are named by what they are, and never change. */
export const CLIP_FOLDER = join(tmpdir(), 'sdap-test-clips');

let filled: Buffer | undefined;

/** A migrated database with the reference facts and the shipped prompts, made once a worker and copied for each line. */
export async function filledDatabase(): Promise<Buffer> {
  if (!filled) {
    const store = filledStore();
    await bringShipped(libraryStore(store), clipFiles(CLIP_FOLDER), SHIPPED_PROMPTS, NOW);
    filled = store.serialize();
    store.close();
  }
  return Buffer.from(filled);
}

/** A whole line over a database in memory, with a clock that stands still and ids that count. In: settings besides. */
export async function testLine(
  overrides: Overrides = {},
  environment: Record<string, string> = {},
): Promise<Context> {
  const settings = readSettings({
    PUBLIC_URL,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'sdap-test-')),
    CALLER_KEY: 'a key for tests and nothing else',
    TWILIO_AUTH_TOKEN: TOKENS.twilio,
    SOMLENG_AUTH_TOKEN: TOKENS.somleng,
    ...environment,
  });
  let calls = 0;
  let recordings = 0;
  let stems = 0;
  let texts = 0;
  let speakers = 0;
  const { ids, ...rest } = overrides;
  return createContext(settings, {
    database: await filledDatabase(),
    clipFolder: CLIP_FOLDER,
    clock: { now: () => NOW },
    ids: {
      call: () => `call-${(calls += 1)}`,
      rotation: () => 0,
      recording: () => `recording-${(recordings += 1)}`,
      text: () => `text-${(texts += 1)}`,
      caseStem: () => String(10_000 + (stems += 1)),
      speakerStem: () => String(20_000_000 + (speakers += 1)),
      ...ids,
    },
    log: pino({ level: 'silent' }),
    passwords: plainPasswords,
    outbound: { twilio: toneApi, somleng: toneApi },
    ...rest,
  });
}

/**
 * The real prompts, with facts that depend on the texts alone (and on the name, in an oral language): a new recording
 * changes no transcript.
 */
export function clipsByText(real: PromptSnapshot): PromptSnapshot {
  const plain = (clip: ReturnType<PromptSnapshot['clip']>) =>
    clip && {
      ...clip,
      sha256: createHash('sha256')
        .update(clip.text ?? `${clip.language}/${clip.prompt}`)
        .digest('hex'),
      seconds: 1,
    };
  return {
    ...real,
    clip: (id, language) => plain(real.clip(id, language)),
    clipOrNearest: (id, language) => plain(real.clipOrNearest(id, language)),
  };
}
