import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from '../storage/database.ts';
import type { Posted, Returned } from './analyst-thread.ts';
import { answerOf } from './analyst.ts';
import { readerOf, type Reader } from './reader.ts';

/* The thread that reads the log: questions come in, answers go out, one after another. */

let opened: Reader | undefined;

/** Opened with the first question, which is then told what was wrong. */
const reader = (): Reader => (opened ??= readerOf(openReader(workerData as string)));

parentPort?.on('message', ({ id, question, asked }: Posted) => {
  parentPort?.postMessage(returned(id, question, asked));
});

function returned(id: number, question: Posted['question'], asked: unknown): Returned {
  try {
    return { id, answer: answerOf(reader(), question, asked) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
