import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clips } from './clips.ts';
import { flows } from './flows.ts';
import { liveGrowth, logGrowth } from './growth.ts';
import { latency } from './latency.ts';
import { startLoad } from './load/load.ts';
import { severalProcesses } from './processes.ts';
import { startBare, startLine } from './servers.ts';
import { installedBytes, startSeconds } from './start.ts';
import { turnOverBare, type TurnOverBare } from './turn-over-bare.ts';

/*
 * `npm run bench`: prints its figures as JSON on stdout, and what it is doing on stderr. What is compared is measured side
 * by side in one run, one after the other and again, since machines differ. `--short`: what CI runs. `--log <folder>`: how
 * a turn and the start do over a long log, in a data directory that `make-calls` has filled. It gets calls of the bench.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, log: { type: 'string' } },
});
const isShort = values.short;
const HOW = isShort ? { rounds: 3, seconds: 1 } : { rounds: 9, seconds: 3 };
const LIVE_CALLS = 100_000;
const STARTS = 5;

const load = startLoad();
/** On the disk of the project and not in /tmp, which may be memory: durable is measured too. */
mkdirSync(join(ROOT, 'var'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'var/bench-'));
const dataDir = join(folder, 'data');

/** The line beside the bare server: what a turn costs, and how long its answer takes. */
async function turns() {
  const [line, bare] = [await startLine(dataDir), await startBare(join(dataDir, 'clips'))];
  try {
    const turn = await turnOverBare({ line, bare, load }, HOW);
    const half = { ...HOW, perSecond: Math.max(1, Math.floor(turn.line.perSecond / 2)) };
    return {
      turn,
      latency: await latency({ line, bare, load }, half),
      clips: await clips(line, bare, dataDir, HOW),
    };
  } finally {
    await Promise.all([line.stop(), bare.stop()]);
  }
}

/** What takes longer than CI has time for. */
async function atLength() {
  const copies = ['few', 'many', 'start', 'shared'].map((name) => join(folder, name));
  for (const copy of copies) cpSync(dataDir, copy, { recursive: true });
  const [few = '', many = '', start = '', shared = ''] = copies;
  return {
    live: await liveGrowth(load, { few, many }, { live: LIVE_CALLS, ...HOW }),
    processes: await severalProcesses(shared, 2, HOW),
    start: { seconds: await startSeconds(load, start, STARTS), installedBytes: installedBytes(ROOT) },
    ...(values.log === undefined
      ? {}
      : {
          log: {
            ...(await logGrowth(load, { short: start, long: values.log }, HOW)),
            startSeconds: await startSeconds(load, values.log, STARTS),
          },
        }),
  };
}

export type Figures = { turn: TurnOverBare } & { [part: string]: unknown };

async function main(): Promise<void> {
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version };
  try {
    const figures = {
      ...{ machine, short: isShort, ...(await turns()) },
      ...(isShort ? {} : await atLength()),
      flows: flows({ nodes: isShort ? 200 : 2_000, rounds: HOW.rounds }),
    };
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    load.stop();
    rmSync(folder, { recursive: true });
  }
}

await main();
