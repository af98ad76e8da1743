import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What is to be sent, to whom, for how long. */
export interface LoadOrder {
  port: number;
  token: string;
  /** Whether it is the line, whose answers are checked, or the bare server. */
  isLine: boolean;
  /** Connections, each with one request at a time. */
  callers: number;
  /** Calls under way at a time; as many as there are connections where it is left out. */
  live?: number;
  /** Goes on with the calls that an earlier order of this name has left under way. */
  keptAs?: string;
  /** Brings the calls under way to all stages of a call, as they are on a line, in place of so many seconds. */
  spread?: boolean;
  seconds: number;
  /** Webhooks a second; null: as many as are answered. */
  perSecond: number | null;
  /** As many webhooks as this in place of so many seconds. */
  requests?: number;
}

export interface LoadResult {
  turns: number;
  /** Turns, and the words that calls are over. */
  requests: number;
  /** Calls that heard that the line is busy; what they cost is neither a turn nor a request. */
  turnedAway: number;
  seconds: number;
  errors: string[];
  /** Of every request, in milliseconds. */
  latencies: number[];
}

export type LoadAnswer = { result: LoadResult } | { failed: string };

/** What makes load, in a process of its own. */
export interface Load {
  /** Throws for an answer that was none, or a turn that was lost. */
  run(order: LoadOrder): Promise<LoadResult>;
  stop(): void;
}

export function startLoad(): Load {
  const child = fork(fileURLToPath(new URL('generator.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  return {
    run: async (order) => {
      const answer = new Promise<LoadAnswer>((resolve, reject) => {
        child.once('message', (message) => resolve(message as LoadAnswer));
        child.once('exit', () => reject(new Error('The load ended before it had answered.')));
      });
      child.send(order);
      const told = await answer;
      child.removeAllListeners('exit');
      if ('failed' in told) throw new Error(told.failed);
      const [error] = told.result.errors;
      if (error !== undefined) throw new Error(error);
      return told.result;
    },
    stop: () => child.disconnect(),
  };
}
