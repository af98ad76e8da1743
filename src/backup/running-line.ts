import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (dataDir: string): string => join(dataDir, 'line.pid');

/** Tells others that a line runs on this folder. Out: what to call when it stops. */
export function markRunning(dataDir: string): () => void {
  writeFileSync(fileIn(dataDir), `${process.pid}\n`);
  return () => {
    if (pidIn(dataDir) === process.pid) rmSync(fileIn(dataDir), { force: true });
  };
}

/** The process of the line that runs on a folder; null for none. A line that was killed is no line. */
export function runningLine(dataDir: string): number | null {
  const pid = pidIn(dataDir);
  return pid !== null && pid !== process.pid && isAlive(pid) ? pid : null;
}

function pidIn(dataDir: string): number | null {
  try {
    const pid = Number(readFileSync(fileIn(dataDir), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is a process all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
