import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { handleTurn } from '../calls/handle-turn.ts';
import { readSettings } from '../config/settings.ts';
import { createContext, ROOT, type Context } from '../context.ts';
import { nearestRank, rounded } from '../flows/walk/ranks.ts';
import { makeKey } from '../staff/api-keys.ts';
import type { Staff } from '../staff/ports.ts';
import { doorsOf } from './bench-reports/doors.ts';
import { complain } from './with-line.ts';

/**
 * `npm run -s bench-reports -- --data <folder>`: asks every report and the doors of the call log of a line over HTTP, in a
 * process of its own. Cold is the first time each is asked in a fresh process; warm is after that. Then what a turn of a
 * call costs on that line, and on an empty one. JSON on the standard output; times in milliseconds.
 */

const USAGE = 'Use: npm run -s bench-reports -- --data <folder> [--port 3160] [--warm 10] [--cold 2]';
const TURNS_OF_CALLS = 60;

interface Timed {
  door: string;
  rows: number;
  cold: { p50: number; p95: number };
  warm: { p50: number; p95: number };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '3160' },
      warm: { type: 'string', default: '10' },
      cold: { type: 'string', default: '2' },
    },
  });
  if (values.data === undefined) throw new Error(USAGE);
  const [data, port] = [values.data, Number(values.port)];
  const secret = await withContext(data, keyOf);
  const doors = await timeDoors({ data, port, secret, cold: Number(values.cold), warm: Number(values.warm) });
  const turns = await timeTurns(data);
  const slow = doors.filter(({ cold, warm }) => Math.max(cold.p95, warm.p95) >= 150).map(({ door }) => door);
  const line = await withContext(data, sizeOf);
  process.stdout.write(`${JSON.stringify({ ...line, turns, slow, doors }, null, 2)}\n`);
}

const settingsOf = (dataDir: string) => ({ ...readSettings({ LOG_LEVEL: 'silent' }), dataDir });

async function withContext<Result>(data: string, work: (context: Context) => Result): Promise<Result> {
  const context = await createContext(settingsOf(data));
  try {
    return work(context);
  } finally {
    context.close();
  }
}

const BENCH: Staff = {
  ...{ kind: 'person', id: 'bench-reports', name: 'bench-reports' },
  ...{ role: null, permissions: [], districts: null },
};

const keyOf = ({ staff }: Context): string =>
  makeKey(staff, BENCH, { name: 'bench-reports', permissions: ['calls:read', 'cases:read'], districts: null })
    .secret;

function sizeOf({ database }: Context): object {
  const count = (table: string): number =>
    database.statement<{ count: number }>(`select count(*) as count from ${table}`).all()[0]?.count ?? 0;
  const tables = [
    'calls',
    'turns',
    'events',
    'call_facts',
    'cases',
    'votes',
    'ratings',
    'sum_calls',
    'sum_questions',
  ];
  return {
    bytes: database.file === null ? null : statSync(database.file).size,
    rows: Object.fromEntries(tables.map((table) => [table, count(table)])),
  };
}

interface Bench {
  data: string;
  port: number;
  secret: string;
  cold: number;
  warm: number;
}

/** Every door in each of some fresh processes, then again and again in the last one. */
async function timeDoors(bench: Bench): Promise<Timed[]> {
  const cold = new Map<string, number[]>();
  const warm = new Map<string, number[]>();
  const rows = new Map<string, number>();
  for (let run = 0; run < bench.cold; run += 1) {
    await dropPageCache(bench.data);
    const line = await startLine(bench);
    try {
      for (const door of await doorsOf(ask(bench))) {
        const { ms, count } = await ask(bench)(door);
        cold.set(door, [...(cold.get(door) ?? []), ms]);
        rows.set(door, count);
        for (let time = 0; run === bench.cold - 1 && time < bench.warm; time += 1) {
          warm.set(door, [...(warm.get(door) ?? []), (await ask(bench)(door)).ms]);
        }
      }
    } finally {
      await stopLine(line);
    }
    complain(`run ${run + 1} of ${bench.cold} done`);
  }
  return [...cold].map(([door, times]) => ({
    door,
    rows: rows.get(door) ?? 0,
    cold: ranksOf(times),
    warm: ranksOf(warm.get(door) ?? []),
  }));
}

const ranksOf = (times: readonly number[]) => ({
  p50: rounded(nearestRank(times, 0.5), 1),
  p95: rounded(nearestRank(times, 0.95), 1),
});

/** What the system remembers of the file is forgotten, where it lets us. */
async function dropPageCache(data: string): Promise<void> {
  const of = `of=${join(data, 'sdap.sqlite')}`;
  const dropping = spawn('dd', [of, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], {
    stdio: 'ignore',
  });
  await new Promise<void>((resolve) => {
    dropping.once('exit', () => resolve());
    dropping.once('error', () => {
      complain('The page cache could not be dropped.');
      resolve();
    });
  });
}

async function startLine({ data, port }: Bench): Promise<ChildProcess> {
  const line = spawn('node', ['--import', 'tsx', join(ROOT, 'src/main.ts')], {
    env: {
      ...process.env,
      DATA_DIR: data,
      PORT: String(port),
      LOG_LEVEL: 'info',
      ADMIN_PASSWORD: 'only for the bench',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    line.once('exit', () => reject(new Error('The line did not start.')));
    line.stdout.on('data', (text: Buffer) => {
      if (text.includes('Sdap answers')) resolve();
    });
  });
  line.removeAllListeners('exit');
  return line;
}

async function stopLine(line: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => line.once('exit', resolve));
  line.kill();
  await gone;
}

/** Asks one door. Out: how long the whole answer took, how many rows it has, and the answer. Throws for a refusal. */
const ask =
  ({ port, secret }: Pick<Bench, 'port' | 'secret'>) =>
  async (door: string): Promise<{ ms: number; count: number; body: unknown }> => {
    const begun = performance.now();
    const answer = await fetch(`http://localhost:${port}${door}`, {
      headers: { Authorization: `Bearer ${secret}` },
    });
    // The bench asks faster than a key may.
    if (answer.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, Number(answer.headers.get('Retry-After')) * 1000));
      return ask({ port, secret })(door);
    }
    const text = await answer.text();
    const ms = performance.now() - begun;
    if (!answer.ok) throw new Error(`${door} answered ${answer.status}: ${text.slice(0, 300)}`);
    const body: unknown = JSON.parse(text);
    return { ms, count: rowsIn(body), body };
  };

/** The longest list in the answer. */
function rowsIn(body: unknown): number {
  if (typeof body !== 'object' || body === null) return 0;
  return Math.max(0, ...Object.values(body).map((value) => (Array.isArray(value) ? value.length : 0)));
}

/** Medians of one turn in the same process, on this line and on an empty one, by turns. */
async function timeTurns(data: string): Promise<object> {
  const empty = mkdtempSync(join(tmpdir(), 'sdap-bench-'));
  const lines = [await createContext(settingsOf(data)), await createContext(settingsOf(empty))];
  const times: number[][] = [[], []];
  for (let call = 0; call < TURNS_OF_CALLS; call += 1) {
    lines.forEach((line, index) => times[index]?.push(...turnsOf(line, call)));
  }
  for (const line of lines) line.close();
  rmSync(empty, { recursive: true });
  const [full = 0, none = 0] = times.map((some) => nearestRank(some, 0.5));
  const [full95 = 0, none95 = 0] = times.map((some) => nearestRank(some, 0.95));
  return {
    turns: times[0]?.length,
    here: { p50: rounded(full), p95: rounded(full95) },
    empty: { p50: rounded(none), p95: rounded(none95) },
    ratio: rounded(full / none, 2),
  };
}

/** By the simulator, so that no report counts it. */
function turnsOf(line: Context, call: number): number[] {
  const identity = {
    ...{ provider: 'simulator', providerCallId: `bench-${process.pid}-${call}` },
    ...{ caller: `bench ${call % 7}`, mobile: null, line: '1294' },
  };
  const times: number[] = [];
  let turn = 0;
  for (const digits of ['', '1', '1', '2', '9', '5', '2']) {
    const event = digits === '' ? ({ type: 'noInput' } as const) : ({ type: 'digits', digits } as const);
    const begun = performance.now();
    const reply = handleTurn(line, { ...identity, turn, event });
    times.push(performance.now() - begun);
    turn = reply.turn + 1;
  }
  return times;
}

main().catch((error: unknown) => {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
