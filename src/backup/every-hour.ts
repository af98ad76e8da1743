import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lastBackup } from './last-backup.ts';

export const BACKUP_EVERY_MS = 60 * 60 * 1000;

/** How often it is looked whether an hour is over: a start or a clock that jumps changes little. */
const LOOK_EVERY_MS = 60 * 1000;

const COMMAND = fileURLToPath(new URL('../cli/backup.ts', import.meta.url));

interface Hourly {
  dataDir: string;
  now(): number;
  /** Told in plain words why a backup could not be made. */
  failed(why: string): void;
}

/**
 * Makes a backup every hour, by the command and in a process of its own, so that no caller waits for it.
 * Out: what to call when the line stops.
 */
export function backUpEveryHour({ dataDir, now, failed }: Hourly): () => void {
  let isUnderWay = false;
  const look = (): void => {
    const last = lastBackup(dataDir)?.at ?? 0;
    // One that is said to lie ahead was made before the clock went back.
    if (isUnderWay || (last <= now() && now() - last < BACKUP_EVERY_MS)) return;
    isUnderWay = true;
    void run().then((why) => {
      isUnderWay = false;
      if (why !== null) failed(why);
    });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Runs the command with the environment of the line. Out: null when it succeeded, else what it said. */
function run(): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', COMMAND], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code) =>
      resolve(
        code === 0 ? null : Buffer.concat(said).toString('utf8').trim().slice(0, 500) || `exit ${code}`,
      ),
    );
  });
}
