import type { TurnQueue } from '../calls/ports.ts';
import type { Store } from './database.ts';
import { loopRounds } from './loop-rounds.ts';
import { paceOf } from './pace.ts';

/** Runs work of ours and tells its result as soon as all that it wrote is on the disk. */
export interface Together extends TurnQueue {
  /** Whether work waits so long that no more should be begun. */
  isBehind(): boolean;
  /** Whether more new work can be carried to its end than has begun. */
  hasRoom(): boolean;
  /** Something came in: there may be more behind it, for which a group waits. */
  arrives(): void;
  /** Resolves once the loop has taken in what else has come: what is done with it keeps nothing standing at the door. */
  gathered(): Promise<void>;
}

interface Waiting {
  work: () => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
  since: number;
}

type Done = { result: unknown } | { error: unknown };

/** How long new work may wait. A caller who hears nothing for longer takes the line for dead. */
const PATIENCE_MS = 2_000;

/** New work in a group, beside as much as there is of the other. */
const NEW_AT_A_TIME = 32;

/** More requests wait at no time than memory has room for. */
const MOST_NEW = 5_000;

/**
 * Turns that arrive together share one commit, since waiting for the disk costs more than everything else in a turn.
 *
 * Requests are kept until the event loop has taken in all that has arrived (or as much as it can in the time of a group),
 * then looked at, and what is to be written is done in one transaction; while that waits for the disk the next requests
 * gather, so that the group grows with the load and a single caller waits for nobody. Each work opens a transaction of its
 * own, which is a savepoint in the common one: what fails takes back its own and nothing else. Nothing is told before the
 * commit. Where the commit itself fails, or an error of the disk has ended the common transaction, nothing of the group is
 * there, and each work is done again alone: one that has no room stops no other. So work begins by looking at what is there,
 * as a turn does, and may be done twice. Where another program holds the database, nobody's work is done: to wait for each
 * would keep everybody waiting for all. New calls (`whenFree`) stand in a line of their own: no group has more of them than
 * of other work, but for a few. What has stood there too long is not done. In: a clock that only goes forward, in
 * milliseconds.
 */
export function groupCommit(store: Store, now: () => number = () => performance.now()): Together {
  const rounds = loopRounds(now);
  const pace = paceOf(now);
  const arrived: (() => void)[] = [];
  const waiting: Waiting[] = [];
  const whenFree: Waiting[] = [];
  let isDue = false;
  /** When the first of those that are taken up together came. */
  let firstCame = 0;
  let slowGroups = 0;
  let last = { end: 0, took: 0 };
  const takeUpSoon = (): void => {
    rounds.arrives();
    if (isDue) return;
    isDue = true;
    firstCame = now();
    rounds.whenQuiet(last.took, takeUp);
  };
  const takeUp = (): void => {
    for (const lookAt of arrived.splice(0)) lookAt();
    // What was looked at joins the group before that.
    setImmediate(flush);
  };
  const flush = (): void => {
    isDue = false;
    const others = waiting.splice(0);
    const begun = now();
    const group = [...others, ...takeNew(whenFree, others.length + NEW_AT_A_TIME, begun)];
    if (group.length > 0) settle(group, doneTogether(store, group));
    last = { end: now(), took: now() - begun };
    pace.did(others.length, last.end - Math.min(firstCame, whenFree[0]?.since ?? firstCame));
    slowGroups = last.end - firstCame > PATIENCE_MS / 2 ? slowGroups + 1 : 0;
    if (whenFree.length + arrived.length > 0) takeUpSoon();
  };
  const add = <Result>(queue: Waiting[], work: () => Result): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      takeUpSoon();
      queue.push({ work, resolve: resolve as Waiting['resolve'], reject, since: now() });
    });
  return Object.assign(<Result>(work: () => Result) => add(waiting, work), {
    whenFree: <Result>(work: () => Result) => {
      pace.begins();
      return add<Result | undefined>(whenFree, work);
    },
    hasRoom: pace.hasRoom,
    arrives: rounds.arrives,
    gathered: () =>
      new Promise<void>((resolve) => {
        takeUpSoon();
        arrived.push(resolve);
      }),
    isBehind: () => {
      const first = whenFree[0]?.since ?? Infinity;
      if (whenFree.length >= MOST_NEW || now() - first > PATIENCE_MS / 2) return true;
      // Once is an accident of the disk.
      return slowGroups > 1 && now() - last.end < PATIENCE_MS;
    },
  });
}

/** Takes so many out of the line; those that have stood there too long are told so, and left out. */
function takeNew(line: Waiting[], most: number, now: number): Waiting[] {
  const late = line.findIndex(({ since }) => now - since <= PATIENCE_MS);
  for (const { resolve } of line.splice(0, late < 0 ? line.length : late)) resolve(undefined);
  return line.splice(0, most);
}

function settle(group: Waiting[], done: Done[]): void {
  done.forEach((one, index) => {
    if ('result' in one) group[index]?.resolve(one.result);
    else group[index]?.reject(one.error);
  });
}

const doneTogether = (store: Store, group: Waiting[]): Done[] => allAtOnce(store, group) ?? group.map(alone);

function allAtOnce({ transaction, inTransaction }: Store, group: Waiting[]): Done[] | undefined {
  try {
    return transaction(() =>
      group.map((one) => {
        const done = alone(one);
        if (!inTransaction()) throw new Error('The transaction of the group has ended.');
        return done;
      }),
    );
  } catch (error) {
    return isBusy(error) ? group.map(() => ({ error })) : undefined;
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

function alone({ work }: Waiting): Done {
  try {
    return { result: work() };
  } catch (error) {
    return { error };
  }
}
