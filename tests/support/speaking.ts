import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { cases, recordings } from '../../db/schema.ts';
import { runErrands } from '../../src/calls/errands/run-errands.ts';
import type { Outbound } from '../../src/calls/outgoing-ports.ts';
import type { Context, Overrides } from '../../src/context.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { Conversation } from './conversation.ts';
import { NOW, testLine } from './line.ts';

/** A provider's API of which every call is recorded, and a clock that a test moves. */
export function watched(own: Partial<Outbound> = {}) {
  const asked: string[] = [];
  const time = { now: NOW };
  const api: Outbound = {
    fetchRecording: (url) => {
      asked.push('fetch');
      return (own.fetchRecording ?? toneApi.fetchRecording)(url);
    },
    deleteRecording: (url) => {
      asked.push('delete');
      return (own.deleteRecording ?? toneApi.deleteRecording)(url);
    },
    sendText: own.sendText ?? null,
  };
  const overrides: Overrides = {
    outbound: { twilio: api, somleng: api },
    clock: { now: () => time.now },
  };
  return { asked, time, overrides };
}

/** A call that has come to the tone of a message, or of a problem of a place: a road. */
export async function speaking(
  flow: 'your-message' | 'place-problem',
  overrides: Overrides = {},
): Promise<{ context: Context; call: Conversation }> {
  const context = await testLine({ flowOfLine: () => flow, ...overrides });
  const call = new Conversation(context);
  await call.dial();
  await call.press(flow === 'your-message' ? '1' : '3');
  expect(call.scene?.then.type).toBe('record');
  return { context, call };
}

/** After a problem of a place was sent: the keys that tell its commune, 020101, by code. */
export const COMMUNE_KEYS = ['1', '6', '020101'];

/** What is left of a message, wherever it is kept. */
export const traces = (context: Context) => ({
  recordings: context.database.db.select().from(recordings).all(),
  cases: context.database.db.select().from(cases).all(),
  files: filesIn(join(context.settings.dataDir, 'recordings')),
});

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Does all that is due, until nothing is. */
export const work = async (context: Context): Promise<void> => {
  while ((await runErrands(context)) > 0);
};
