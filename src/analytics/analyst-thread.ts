import { Worker } from 'node:worker_threads';
import type { Analyst } from './analyst.ts';
import type { Answered, Asked, Question } from './questions.ts';

/** One question on its way to the thread. */
export interface Posted {
  id: number;
  question: Question;
  asked: unknown;
}

/** What came of it. An error is told by its message: nothing else of it survives the way. */
export type Returned = { id: number } & ({ answer: unknown } | { error: string });

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

const THREAD = new URL('./thread.mjs', import.meta.url);

/**
 * Questions are answered on a thread of their own with a connection that only reads: a caller's turn never waits for an
 * analyst. The thread begins with the first question, and anew after it died.
 * In: the file of the database.
 */
export function analystOnThread(databaseFile: string): Analyst {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let last = 0;

  const fail = (error: Error): void => {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  const start = (): Worker => {
    const started = new Worker(THREAD, { workerData: databaseFile });
    started.unref();
    started.on('message', (returned: Returned) => {
      const one = waiting.get(returned.id);
      waiting.delete(returned.id);
      if ('error' in returned) one?.reject(new Error(returned.error));
      else one?.resolve(returned.answer);
    });
    started.on('error', fail);
    started.on('exit', () => {
      if (thread === started) fail(new Error('The thread that reads the log has ended.'));
    });
    return started;
  };

  return {
    ask: <Name extends Question>(question: Name, asked: Asked<Name>) =>
      new Promise<Answered<Name>>((resolve, reject) => {
        const id = (last += 1);
        waiting.set(id, { resolve: resolve, reject });
        thread ??= start();
        thread.postMessage({ id, question, asked } satisfies Posted);
      }),
    close: () => {
      const ending = thread;
      fail(new Error('The line is closed.'));
      void ending?.terminate();
    },
  };
}
