import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { workInBackground } from './background.ts';
import { markRunning } from './backup/running-line.ts';
import { readSettings, SettingError } from './config/settings.ts';
import { createContext, type Context } from './context.ts';
import { createApp } from './http/app.ts';
import { drainable } from './http/drain.ts';
import { serverOf } from './http/server.ts';
import { inPlainWords, refuseDamaged } from './storage/damage.ts';
import { ensureAdministrator, FIRST_USERNAME } from './staff/first-administrator.ts';

/** How long calls' open requests may take to end when the line is stopped. */
const DRAIN_SECONDS = 10;

/** Connections that wait to be taken: where there is no room for one, its caller waits for seconds. */
const BACKLOG = 4_096;

/** A carrier's API that takes longer holds nobody's call up: the next process does what was left. */
const ERRAND_PATIENCE_MS = 2_000;

/** Answers at the port of the settings (0: any free one). Without a PUBLIC_URL the line is reached on this machine. */
export async function listen(context: Context): Promise<Server> {
  const server = serverOf(createApp(context)).on('connection', context.together.arrives);
  await new Promise<void>((resolve, reject) => {
    server
      .once('error', (error) => reject(plainly(error, context.settings.port)))
      .listen({ port: context.settings.port, backlog: BACKLOG }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  if (context.settings.publicUrl === '') context.settings.publicUrl = `http://localhost:${port}`;
  return server;
}

function plainly(error: Error & { code?: string }, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new SettingError(`Port ${port} is taken by another program. Stop it, or set PORT to a free one.`);
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  refuseDamaged(join(settings.dataDir, 'sdap.sqlite'));
  const context = await createContext(settings);
  const stopMark = markRunning(settings.dataDir);
  const password = await ensureAdministrator(context.staff, context.settings.adminPassword);
  const stopping = new AbortController();
  const errands = workInBackground(context, stopping.signal);
  const drain = drainable(await listen(context));
  // At once: a call may be answered from now on.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stopping.abort();
      void stop(context, drain, errands).then(() => {
        stopMark();
        process.exit(0);
      });
    });
  }
  if (password !== null) tellPassword(context, password);
  // So that the first analyst waits for no thread to begin.
  await context.analyst.ask('logSpan', {});
  context.log.info(`Sdap answers. Try a call at ${context.settings.publicUrl}/phone`);
}

/** Once, in plain words, and never through the log, which is kept and sent on. */
function tellPassword(context: Context, password: string): void {
  process.stdout.write(
    [
      `The staff console is at ${context.settings.publicUrl}/console. Sign in with`,
      `  name:     ${FIRST_USERNAME}`,
      `  password: ${password}`,
      'Write the password down: it is not shown again.\n',
    ].join('\n'),
  );
}

/** Lets open requests end, and the errand that is under way if it is quick; then closes the database. */
async function stop(context: Context, drain: () => Promise<void>, errands: Promise<void>): Promise<void> {
  context.log.info('Stopping.');
  setTimeout(() => process.exit(1), DRAIN_SECONDS * 1000).unref();
  await Promise.all([drain(), Promise.race([errands, pause(ERRAND_PATIENCE_MS)])]);
  context.close();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: unknown) => {
    // What has a code is a thing to mend, said in its message; anything else is a fault of ours, with its stack.
    const { code, message, stack } = inPlainWords(error, 'of DATA_DIR') as Error & { code?: string };
    process.stderr.write(`${code ? message : (stack ?? message)}\n`);
    process.exit(1);
  });
}
