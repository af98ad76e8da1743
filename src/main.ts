import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { backUpEveryHour } from './backup/every-hour.ts';
import { markRunning } from './backup/running-line.ts';
import { saveNoted } from './calls/admission/let-in.ts';
import { closeAbandoned } from './calls/close-abandoned.ts';
import { MOST_IN_ONE_PASS, runErrands } from './calls/errands/run-errands.ts';
import { readSettings, SettingError } from './config/settings.ts';
import { createContext, type Context } from './context.ts';
import { forgetTries } from './flows/tries.ts';
import { createApp } from './http/app.ts';
import { drainable } from './http/drain.ts';
import { serverOf } from './http/server.ts';
import { removeForgottenSound } from './prompts/library/forgotten-sound.ts';
import { prune } from './retention/prune.ts';
import { inPlainWords, refuseDamaged } from './storage/damage.ts';
import { ensureAdministrator, FIRST_USERNAME } from './staff/first-administrator.ts';

const SWEEP_EVERY_MS = 60 * 60 * 1000;

const ERRANDS_EVERY_MS = 1_000;

const LOOK_EVERY_MS = 60 * 1000;

/** How long calls' open requests may take to end when the line is stopped. */
const DRAIN_SECONDS = 10;

/** Connections that wait to be taken: where there is no room for one, its caller waits for seconds. */
const BACKLOG = 4_096;

/** A carrier's API that takes longer holds nobody's call up: the next process does what was left. */
const ERRAND_PATIENCE_MS = 2_000;

/** Answers at the port of the settings (0: any free one). Without a PUBLIC_URL the line is reached on this machine. */
export async function listen(context: Context): Promise<Server> {
  const server = serverOf(createApp(context));
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
  sweep(context);
  context.imports.resume();
  context.errands.takeUp(context.clock.now());
  const stopping = new AbortController();
  const errands = errandsEverySecond(context, stopping.signal);
  void sumsEverySecond(context);
  noteTurnedAway(context);
  if (settings.backupDir) backUp(context);
  void context.health
    .lookThroughDatabase()
    .catch((error: unknown) => context.faults.fault('health', error, null));
  watchOver(context);
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

/** Every minute, for as long as the line runs. */
function watchOver({ health, database }: Pick<Context, 'health' | 'database'>): void {
  setTimeout(() => {
    if (!database.isOpen()) return;
    void health.look().finally(() => watchOver({ health, database }));
  }, LOOK_EVERY_MS).unref();
}

/** Every hour, for as long as the line runs. */
function backUp({ settings, clock, faults }: Context): void {
  backUpEveryHour({
    dataDir: settings.dataDir,
    now: clock.now,
    failed: (why) => faults.fault('backup', new Error(why), null),
  });
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

/** Now and every hour. */
function sweep(context: Context): void {
  const closed = closeAbandoned(context);
  context.staff.people.forgetExpired(context.clock.now());
  forgetTries(context.menus);
  void context.facts.previews
    .sweep(context.clock.now())
    .catch((error: unknown) => context.faults.fault('fact-previews', error, null));
  void context.open.publishDue().catch((error: unknown) => context.faults.fault('open', error, null));
  void pruneOld(context);
  const forgotten = removeForgottenSound(context);
  if (forgotten > 0) context.log.info({ forgotten }, 'sounds removed that no clip names');
  if (closed > 0) context.log.info({ closed }, 'calls closed whose end nobody told us');
  setTimeout(() => {
    if (context.database.isOpen()) sweep(context);
  }, SWEEP_EVERY_MS).unref();
}

/** What is older than it is kept. The log of calls is worked off between callers' turns, and may take more than an hour. */
async function pruneOld({ retention, database, faults, log }: Context): Promise<void> {
  if (pruning.has(database)) return;
  pruning.add(database);
  try {
    const deleted = await prune(retention, restAfter);
    if (deleted.length > 0) log.info({ deleted }, 'deleted what was too old');
  } catch (error) {
    if (database.isOpen()) faults.fault('retention', error, null);
  } finally {
    pruning.delete(database);
  }
}

/** The lines of which something is being deleted now. */
const pruning = new WeakSet<object>();

const restAfter = (took: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, took * REST_AFTER_BATCH).unref();
  });

/** What turns leave behind is done as soon as a second later: a caller may be waiting to hear their own message. */
async function errandsEverySecond(context: Context, signal: AbortSignal): Promise<void> {
  while (context.database.isOpen() && !signal.aborted) {
    let begun = 0;
    try {
      begun = await runErrands(context, () => !signal.aborted);
    } catch (error) {
      if (context.database.isOpen()) context.faults.fault('errands', error, null);
    }
    // More may wait than one pass does.
    if (begun < MOST_IN_ONE_PASS)
      await pause(ERRANDS_EVERY_MS, undefined, { ref: false, signal }).catch(() => undefined);
  }
}

/** Every second, for as long as the line runs. */
function noteTurnedAway(context: Context): void {
  setTimeout(() => {
    if (!context.database.isOpen()) return;
    try {
      saveNoted(context);
    } catch (error) {
      context.faults.fault('turned-away', error, null);
    }
    noteTurnedAway(context);
  }, ERRANDS_EVERY_MS).unref();
}

/** Calls that are summed up at a time, in some milliseconds: a caller's turn waits no longer. */
const CALLS_AT_A_TIME = 10;

/** Calls that have ended are in the reports a second later; whatever waits is worked off between callers' turns. */
async function sumsEverySecond(context: Context): Promise<void> {
  while (context.database.isOpen()) {
    let summed = 0;
    const begun = performance.now();
    try {
      summed = context.rollUp(CALLS_AT_A_TIME);
    } catch (error) {
      if (context.database.isOpen()) context.faults.fault('sums', error, null);
    }
    const rest = (performance.now() - begun) * REST_AFTER_BATCH;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, summed === CALLS_AT_A_TIME ? rest : ERRANDS_EVERY_MS).unref();
    });
  }
}

/** Between two of many batches callers are answered: in the worst hour they take a tenth of the time, and wait. */
const REST_AFTER_BATCH = 9;

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
