import { performance } from 'node:perf_hooks';
import { walkOf, type Step, type Walk } from './caller.ts';
import { Connection, type Answer } from './connection.ts';
import { webhookBytes, type Door } from './webhook.ts';

/** What a crowd heard: milliseconds from when each webhook was due to its answer. */
export interface Heard {
  /** Of later turns, and of the words that calls are over. */
  underWay: number[];
  /** Of first webhooks that were let in. */
  letIn: number[];
  turnedAway: number[];
  /** Calls under way that were ended before their time: none should be. */
  broken: number;
}

interface Crowd {
  callsPerSecond: number;
  seconds: number;
  /** Between two turns of a call. */
  thinkMs: number;
}

/**
 * People who call whether or not the line keeps up, as a carrier puts them through: as many connections as are needed.
 * Whoever is let in goes on to the end of the walk. In: what numbers the next call.
 */
export async function crowd(door: Door, how: Crowd, nextCall: () => number): Promise<Heard> {
  const heard: Heard = { underWay: [], letIn: [], turnedAway: [], broken: 0 };
  const free: Connection[] = [];
  const send = async (walk: Walk, { path, own }: Step, due: number): Promise<[Answer, number]> => {
    const connection = free.pop() ?? (await Connection.open(door.port));
    const answer = await connection.send(webhookBytes(door, path, walk.fields, own));
    free.push(connection);
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`);
    return [answer, performance.now() - due];
  };
  const call = async (due: number): Promise<void> => {
    const walk = walkOf(nextCall());
    const [begin, ...later] = walk.steps;
    const [first, wait] = await send(walk, begin as Step, due);
    const isIn = first.body.includes('/voice/turns/1"');
    heard[isIn ? 'letIn' : 'turnedAway'].push(wait);
    if (!isIn) return;
    for (const step of later) {
      await pause(how.thinkMs);
      const [answer, took] = await send(walk, step, performance.now());
      heard.underWay.push(took);
      if (step.turn === null || answer.body.includes(`/voice/turns/${step.turn + 1}"`)) continue;
      if (!answer.body.includes('<Hangup/>')) heard.broken += 1;
      return;
    }
  };
  const calls = await atAPace(how, call);
  await Promise.all(calls);
  for (const connection of free) connection.close();
  return heard;
}

async function atAPace(
  { callsPerSecond, seconds }: Crowd,
  call: (due: number) => Promise<void>,
): Promise<Promise<void>[]> {
  const calls: Promise<void>[] = [];
  const begun = performance.now();
  const most = Math.round(callsPerSecond * seconds);
  while (calls.length < most) {
    const due = begun + (calls.length / callsPerSecond) * 1000;
    if (due <= performance.now()) calls.push(call(due));
    else await pause(1);
  }
  return calls;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
