import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { quantile, round } from './figures.ts';
import { crowd, type Heard } from './load/crowd.ts';
import { startLoad } from './load/load.ts';
import { CALLERS } from './measure.ts';
import { memoryOf, startLine, type Served } from './servers.ts';

/*
 * `npm run bench:overload`: more people call than the line can carry, and what those under way, those let in and those turned
 * away wait. JSON on stdout. `--times 4`: so many times as many calls as the line can answer; `--seconds 20`: for so long.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { times: { type: 'string', default: '4' }, seconds: { type: 'string', default: '20' } },
});
const times = Number(values.times);
const seconds = Number(values.seconds);

/** People think longer; so more calls are under way in a shorter run. */
const THINK_MS = 1_000;

/** Webhooks of a call, from its first to the word that it is over. */
const WEBHOOKS_A_CALL = 9;

let calls = Date.now() % 1e12;
const nextCall = (): number => (calls += 1);

/** Calls that the line can answer in a second, when as many webhooks come as are answered. */
async function capacity({ port, token }: Served): Promise<number> {
  const load = startLoad();
  try {
    const order = { port, token, isLine: true, callers: CALLERS, seconds: 5, perSecond: null };
    await load.run(order);
    const { requests, seconds: took } = await load.run(order);
    return requests / took / WEBHOOKS_A_CALL;
  } finally {
    load.stop();
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

const waits = (all: number[]) =>
  all.length === 0
    ? { count: 0 }
    : {
        count: all.length,
        p50: round(quantile(all, 0.5)),
        p99: round(quantile(all, 0.99)),
        most: round(quantile(all, 1)),
      };

const told = ({ underWay, letIn, turnedAway, broken }: Heard) => ({
  ...{ underWay: waits(underWay), letIn: waits(letIn), turnedAway: waits(turnedAway), broken },
});

async function main(line: Served): Promise<void> {
  const callsPerSecond = await capacity(line);
  const at = async (share: number) =>
    told(await crowd(line, { callsPerSecond: callsPerSecond * share, seconds, thinkMs: THINK_MS }, nextCall));
  const before = megabytes(memoryOf(line).now);
  const half = await at(0.5);
  const over = await at(times);
  const memory = { before, most: megabytes(memoryOf(line).most) };
  const after = await at(0.5);
  const figures = { callsPerSecond: round(callsPerSecond), times, seconds, half, over, after, memory };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
}

mkdirSync(join(ROOT, 'var'), { recursive: true });
const folder = mkdtempSync(join(ROOT, 'var/overload-'));
const line = await startLine(join(folder, 'data'));
try {
  await main(line);
} finally {
  await line.stop();
  rmSync(folder, { recursive: true });
}
