import { spawn, type ChildProcess } from 'node:child_process';
import { IntakeError } from './intake-error.ts';

export interface BoundedRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly input: Buffer;
  /** An empty folder of its own to stand in. */
  readonly folder: string;
  readonly longestMs: number;
  readonly mostBytes: number;
}

export interface Outcome {
  readonly output: Buffer;
  /** The beginning of what the program said on stderr. */
  readonly said: string;
  readonly timedOut: boolean;
}

const MOST_SAID_BYTES = 64 * 1024;

/**
 * Limits that only the system can keep: no core file, no file written at all, 30 s of processor, 1.5 GB of address
 * space (the libraries of a system's ffmpeg take 0.5 of it). The shell sees fixed words only, and is replaced by the
 * program. A system that lacks one of the limits goes on with the others.
 */
const LIMITS =
  'for limit in "-c 0" "-f 0" "-t 30" "-v 1500000"; do ulimit $limit 2>/dev/null; done; exec "$@"';

function start({ program, args, folder }: BoundedRun): ChildProcess {
  return spawn('/bin/sh', ['-c', LIMITS, 'sh', program, ...args], {
    cwd: folder,
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Keep the first bytes of a stream and let the rest pass; `onFull` is told when there is more than that. */
function collect(stream: NodeJS.ReadableStream | null, mostBytes: number, onFull: () => void): () => Buffer {
  const chunks: Buffer[] = [];
  let room = mostBytes;
  stream?.on('data', (chunk: Buffer) => {
    if (room > 0) chunks.push(chunk.subarray(0, room));
    if (chunk.length > room) onFull();
    room = Math.max(0, room - chunk.length);
  });
  return () => Buffer.concat(chunks);
}

/**
 * Run a program on hostile input: emptied environment, bounded time, output and memory, nothing written to disk.
 * It is killed when it takes too long, and as soon as it has written more than `mostBytes`.
 * @returns what it wrote until then; whether it ended well is for the caller to judge from that
 * @throws IntakeError no-ffmpeg when it cannot be started
 */
export function runBounded(run: BoundedRun): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = start(run);
    const kill = (): void => void child.kill('SIGKILL');
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, run.longestMs);
    const output = collect(child.stdout, run.mostBytes, kill);
    const said = collect(child.stderr, MOST_SAID_BYTES, () => undefined);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(
        new IntakeError(
          'no-ffmpeg',
          `ffmpeg could not be started (${error.message}); install it with: apt-get install ffmpeg`,
        ),
      );
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve({ output: output(), said: said().toString('utf8'), timedOut });
    });
    // A program that has read enough closes the pipe; that is no fault.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(run.input);
  });
}
