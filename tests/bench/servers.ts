import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A server under measurement, in a process of its own. */
export interface Served {
  port: number;
  token: string;
  isLine: boolean;
  pid: number;
  /** Seconds of processor time that it has used so far, where the system tells. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const TOKEN = 'a token for the bench and nothing else';

/** The line as it is started by `npm start`, on a data directory. In: options for Node and settings besides. */
export const startLine = (
  dataDir: string,
  { nodeArgs = [], settings = {} }: { nodeArgs?: string[]; settings?: Record<string, string> } = {},
): Promise<Served> =>
  start('src/main.ts', true, nodeArgs, {
    DATA_DIR: dataDir,
    TWILIO_AUTH_TOKEN: TOKEN,
    LOG_LEVEL: 'warn',
    ...settings,
  });

/** In: the folder that it serves clips from. */
export const startBare = (clips: string): Promise<Served> =>
  start('tests/bench/bare-server.ts', false, [], { CLIPS: clips });

async function start(
  script: string,
  isLine: boolean,
  nodeArgs: string[],
  settings: Record<string, string>,
): Promise<Served> {
  const port = await freePort();
  const child = spawn(process.execPath, [...nodeArgs, '--import', 'tsx', script], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
      ...settings,
    },
    // What it says goes to where progress goes: the results have the other stream for themselves.
    stdio: ['ignore', process.stderr, process.stderr],
  });
  await answering(child, port);
  const pid = child.pid ?? 0;
  return {
    port,
    token: TOKEN,
    isLine,
    pid,
    cpuSeconds: () => cpuSecondsOf(pid),
    stop: () => stop(child),
  };
}

/** A port of this machine that nobody listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Until it answers at its health door. Throws when it ends before. */
export async function answering(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    const ended = child.exitCode ?? child.signalCode;
    if (ended !== null) throw new Error(`The server ended with ${ended} before it answered.`);
    try {
      if ((await fetch(`http://127.0.0.1:${port}/healthz`)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Bytes of memory that a process holds, and has held at most; from Linux's /proc. */
export function memoryOf({ pid }: Served): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bytes = (name: string): number =>
    1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { now: bytes('VmRSS'), most: bytes('VmHWM') };
}

/** Of user and system, from Linux's /proc; 0 elsewhere. Clock ticks are hundredths of a second on every platform of it. */
function cpuSecondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
