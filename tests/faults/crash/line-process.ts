import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../../src/context.ts';
import { answering } from '../../bench/servers.ts';

/** Where the line can be made to die from the inside; `after` so many times that it came by. */
export interface FaultOrder {
  point: 'before a commit' | 'after a commit' | 'before a reply';
  after: number;
}

const MAIN = fileURLToPath(new URL('line-main.ts', import.meta.url));

/** The line as `npm start` runs it, in a process that can be killed and started again on the same data and port. */
export class LineProcess {
  readonly port: number;
  readonly dataDir: string;
  readonly #settings: Record<string, string>;
  readonly #log: number;
  #child: ChildProcess | null = null;
  starts = 0;

  /** In: settings besides. What the line says goes to `line.log` beside its data. */
  constructor(port: number, dataDir: string, settings: Record<string, string>) {
    this.port = port;
    this.dataDir = dataDir;
    this.#settings = settings;
    this.#log = openSync(join(dataDir, '../line.log'), 'a');
  }

  /** Begins to start, and waits for nothing. In: settings for this time only. */
  spawn(settings: Record<string, string> = {}): void {
    const { PORT, PUBLIC_URL } = { PORT: String(this.port), PUBLIC_URL: `http://127.0.0.1:${this.port}` };
    this.starts += 1;
    this.#child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
      cwd: ROOT,
      env: {
        ...process.env,
        ...{ NODE_ENV: 'production', PORT, PUBLIC_URL, DATA_DIR: this.dataDir, LOG_LEVEL: 'warn' },
        ...this.#settings,
        ...settings,
      },
      stdio: ['ignore', this.#log, this.#log, 'ipc'],
    });
  }

  /** Until it answers. Throws when it ends before. */
  async start(settings: Record<string, string> = {}): Promise<void> {
    this.spawn(settings);
    if (this.#child) await answering(this.#child, this.port);
  }

  /** The process is to die by itself at that point. Where it does not come by in time, it is killed from here. */
  async dieAt(order: FaultOrder, patienceMs: number): Promise<void> {
    const late = setTimeout(() => this.#child?.kill('SIGKILL'), patienceMs);
    this.#child?.send(order);
    await this.gone();
    clearTimeout(late);
  }

  kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    return this.gone();
  }

  /** Asks it to end. Out: the code that it ended with; null where it was killed. */
  async terminate(): Promise<number | null> {
    const child = this.#child;
    child?.kill('SIGTERM');
    await this.gone();
    return child?.exitCode ?? null;
  }

  async gone(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await once(child, 'exit');
  }
}
