import { setTimeout as pause } from 'node:timers/promises';
import { backUpEveryHour } from './backup/every-hour.ts';
import { saveNoted } from './calls/admission/let-in.ts';
import { closeAbandoned } from './calls/close-abandoned.ts';
import { MOST_IN_ONE_PASS, runErrands } from './calls/errands/run-errands.ts';
import type { Context } from './context.ts';
import { forgetTries } from './flows/tries.ts';
import { removeForgottenSound } from './prompts/library/forgotten-sound.ts';
import { prune } from './retention/prune.ts';

/* What the line does by itself, besides answering: none of it may hold up a caller, and none of it keeps the process alive. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Between two of many batches callers are answered: in the worst hour they take a tenth of the time, and wait. */
const REST_AFTER_BATCH = 9;

/** Calls that are summed up at a time, in some milliseconds: a caller's turn waits no longer. */
const CALLS_AT_A_TIME = 10;

/**
 * Takes up what the last process left, and begins all work that comes again, until the database is closed. Resolves when
 * `signal` was aborted and no errand is under way any more. Failures are recorded with `context.faults`, never thrown.
 */
export function workInBackground(context: Context, signal: AbortSignal): Promise<void> {
  context.imports.resume();
  context.errands.takeUp(context.clock.now());
  void again(context, 'sweep', HOUR_MS, () => sweep(context));
  void again(context, 'turned-away', SECOND_MS, () => saveNoted(context));
  void sumUp(context);
  if (context.settings.backupDir) backUp(context);
  void context.health.lookThroughDatabase().catch(faultOf(context, 'health'));
  void later(MINUTE_MS).then(() => again(context, 'health', MINUTE_MS, () => context.health.look()));
  return runErrandsUntil(context, signal);
}

/** Does `work` now and again `everyMs` after it has ended, for as long as the database is open. */
async function again(context: Context, name: string, everyMs: number, work: () => unknown): Promise<void> {
  const failed = faultOf(context, name);
  while (context.database.isOpen()) {
    try {
      await work();
    } catch (error) {
      failed(error);
    }
    await later(everyMs);
  }
}

/** Work that was cut off by the end of the line has not failed. */
const faultOf =
  ({ database, faults }: Context, name: string) =>
  (error: unknown): void => {
    if (database.isOpen()) faults.fault(name, error, null);
  };

const later = (ms: number): Promise<void> => pause(ms, undefined, { ref: false });

function sweep(context: Context): void {
  const now = context.clock.now();
  const closed = closeAbandoned(context);
  if (closed > 0) context.log.info({ closed }, 'calls closed whose end nobody told us');
  context.staff.people.forgetExpired(now);
  forgetTries(context.menus);
  void context.facts.previews.sweep(now).catch(faultOf(context, 'fact-previews'));
  void context.open.publishDue().catch(faultOf(context, 'open'));
  void pruneOld(context).catch(faultOf(context, 'retention'));
  const forgotten = removeForgottenSound(context);
  if (forgotten > 0) context.log.info({ forgotten }, 'sounds removed that no clip names');
}

/** What is older than it is kept. The log of calls is worked off between callers' turns, and may take more than an hour. */
async function pruneOld({ retention, database, log }: Context): Promise<void> {
  if (pruning.has(database)) return;
  pruning.add(database);
  try {
    const deleted = await prune(retention, (took) => later(took * REST_AFTER_BATCH));
    if (deleted.length > 0) log.info({ deleted }, 'deleted what was too old');
  } finally {
    pruning.delete(database);
  }
}

/** The lines of which something is being deleted now. */
const pruning = new WeakSet<object>();

/** Calls that have ended are in the reports a second later; whatever waits is worked off between callers' turns. */
async function sumUp(context: Context): Promise<void> {
  const failed = faultOf(context, 'sums');
  while (context.database.isOpen()) {
    let summed = 0;
    const begun = performance.now();
    try {
      summed = context.rollUp(CALLS_AT_A_TIME);
    } catch (error) {
      failed(error);
    }
    const rest = (performance.now() - begun) * REST_AFTER_BATCH;
    await later(summed === CALLS_AT_A_TIME ? rest : SECOND_MS);
  }
}

/** What turns leave behind is done as soon as a second later: a caller may be waiting to hear their own message. */
async function runErrandsUntil(context: Context, signal: AbortSignal): Promise<void> {
  const failed = faultOf(context, 'errands');
  while (context.database.isOpen() && !signal.aborted) {
    let begun = 0;
    try {
      begun = await runErrands(context, () => !signal.aborted);
    } catch (error) {
      failed(error);
    }
    // More may wait than one pass does.
    if (begun < MOST_IN_ONE_PASS)
      await pause(SECOND_MS, undefined, { ref: false, signal }).catch(() => undefined);
  }
}

/** Every hour, for as long as the line runs. */
function backUp({ settings, clock, faults }: Context): void {
  backUpEveryHour({
    dataDir: settings.dataDir,
    now: clock.now,
    failed: (why) => faults.fault('backup', new Error(why), null),
  });
}
