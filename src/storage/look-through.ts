import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** A look through a whole database that is under way. */
export interface LookThrough {
  /** What is wrong, in SQLite's words; null when nothing is, or when the look was stopped. Rejects when it cannot be looked. */
  damage: Promise<string | null>;
  /** Ends it at once. */
  stop(): void;
}

const PROGRAM = fileURLToPath(new URL('./look-through-program.ts', import.meta.url));

/**
 * Reads every page of a database, which takes minutes where there are millions of calls. It is done by a process of its
 * own: a thread in the midst of SQLite's work cannot be ended, and would keep a line that is stopped from ending.
 * In: the database's file.
 */
export function lookThrough(file: string): LookThrough {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    child.kill('SIGKILL');
  };
  // However the line ends, it leaves nobody behind who reads the disk.
  process.once('exit', stop);
  const damage = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(
    ([said, why, [code]]) => {
      process.off('exit', stop);
      if (isStopped) return null;
      if (code !== 0)
        throw new Error(`The database could not be looked through: ${why.trim().slice(0, 500)}`);
      return JSON.parse(said) as string | null;
    },
  );
  return { damage, stop };
}
