import { pino } from 'pino';
import { readSettings } from '../config/settings.ts';
import { createContext, type Context } from '../context.ts';

/**
 * Runs a command on the line of DATA_DIR, which may answer calls meanwhile. Fails as `plainly`.
 */
export async function withLine(work: (context: Context) => Promise<number> | number): Promise<void> {
  // Whoever reads only the first lines (`| head`) has all they want.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  await plainly(async () => {
    const log = pino({ level: 'warn' }, process.stderr);
    const context = await createContext(readSettings(process.env), { log });
    try {
      return await work(context);
    } finally {
      context.close();
    }
  });
}

/** Runs a command. Out of `work`: the exit. What has a code is a thing to mend, said in its message; the exit is then 1. */
export async function plainly(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

export const say = (line: string): boolean => process.stdout.write(`${line}\n`);
export const complain = (line: string): boolean => process.stderr.write(`${line}\n`);
