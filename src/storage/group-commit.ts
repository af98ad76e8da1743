import type { Store } from './database.ts';

/** Runs work of ours and tells its result as soon as all that it wrote is on the disk. */
export type Together = <Result>(work: () => Result) => Promise<Result>;

interface Waiting {
  work: () => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

type Done = { result: unknown } | { error: unknown };

/**
 * Turns that arrive together share one commit, since waiting for the disk costs more than everything else in a turn.
 *
 * Work is kept until the event loop has taken in all that has arrived, and then done in one transaction; while that waits
 * for the disk the next requests gather, so that the group grows with the load and a single caller waits for nobody. Each
 * work opens a transaction of its own, which is a savepoint in the common one: what fails takes back its own and nothing
 * else. Nothing is told before the commit. Where the commit itself fails, or an error of the disk has ended the common
 * transaction, nothing of the group is there, and each work is done again alone: one that has no room stops no other. So work begins
 * by looking at what is there, as a turn does, and may be done twice.
 */
export function groupCommit({ transaction, inTransaction }: Store): Together {
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    const done = allAtOnce(group) ?? group.map(alone);
    done.forEach((one, index) => {
      if ('result' in one) group[index]?.resolve(one.result);
      else group[index]?.reject(one.error);
    });
  };
  const allAtOnce = (group: Waiting[]): Done[] | undefined => {
    try {
      return transaction(() =>
        group.map((one) => {
          const done = alone(one);
          if (!inTransaction()) throw new Error('The transaction of the group has ended.');
          return done;
        }),
      );
    } catch {
      return undefined;
    }
  };
  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
    });
}

function alone({ work }: Waiting): Done {
  try {
    return { result: work() };
  } catch (error) {
    return { error };
  }
}
