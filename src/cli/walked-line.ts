import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFlows } from '../config/flow-files.ts';
import { readSettings } from '../config/settings.ts';
import { createContext, ROOT, type Context } from '../context.ts';
import type { CallInput } from '../core/call/context.ts';
import { destinationPaths } from '../core/flow/destinations.ts';
import { rememberedDirectory, rememberedVoice } from '../flows/walk/remembered.ts';
import { valuesRead } from '../flows/walk/values-read.ts';
import type { World } from '../flows/walk/ways.ts';

export const WALKED_FLOW = 'citizen-line';

/** A commune to type, and the one of a caller who has called before. */
export const COMMUNE = '020101';

/** Does something on a line of its own, in memory, that nobody else calls; it is gone afterwards. */
export async function onWalkedLine(work: (world: World, context: Context) => void): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sdap-walk-'));
  try {
    const settings = { ...readSettings({ LOG_LEVEL: 'silent' }), dataDir };
    const context = await createContext(settings, { database: ':memory:' });
    work(worldOf(context), context);
    context.close();
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

/** The time stands still, so that the same question has the same answer all along. */
function worldOf(context: Context): World {
  const flows = readFlows(join(ROOT, 'call-flows'));
  const now = context.clock.now();
  return {
    machine: context.flows.current(WALKED_FLOW).machine,
    directory: rememberedDirectory(context.directory),
    voice: rememberedVoice(context.voice),
    clock: { now: () => now },
    destinations: destinationPaths(WALKED_FLOW, flows),
    read: valuesRead(flows.values()),
    codes: [],
  };
}

export const callerOf = (language: string, commune: string | null): CallInput => ({
  language,
  caller: { commune, returning: commune !== null },
  line: {},
  rotation: 0,
});
