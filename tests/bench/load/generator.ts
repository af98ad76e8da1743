import { performance } from 'node:perf_hooks';
import { Caller } from './caller.ts';
import { Connection } from './connection.ts';
import type { LoadAnswer, LoadOrder, LoadResult } from './load.ts';

/*
 * The process that makes the load, apart from the servers so that its own work is not taken for theirs. It is started
 * once and gets its orders one after another, so that its code is as warm for the first server as for the second.
 */

/** No call of an earlier run on the same data. */
let calls = Date.now() % 1e12;

/** Phones in the middle of their calls, by the name under which orders go on with them. */
const kept = new Map<string, Caller[]>();

function callersFor({ port, callers, token, isLine, live = callers, keptAs }: LoadOrder): Caller[] {
  const known = keptAs === undefined ? undefined : kept.get(keptAs);
  if (known) return known;
  const each = Math.ceil(live / callers);
  const nextCall = (): number => (calls += 1);
  const made = Array.from({ length: callers }, () => new Caller({ port, token }, isLine, each, nextCall));
  if (keptAs !== undefined) kept.set(keptAs, made);
  return made;
}

async function run(order: LoadOrder): Promise<LoadResult> {
  const phones = await Promise.all(
    callersFor(order).map(async (caller) => {
      // A line closes connections that ask for nothing: those of an earlier order may be gone.
      const connection = await Connection.open(order.port);
      caller.callOver(connection);
      return { connection, caller };
    }),
  );
  const tally: Tally = { turns: 0, requests: 0, turnedAway: 0, errors: [], latencies: [] };
  const begun = performance.now();
  if (order.spread) await toAllStages(phones, tally);
  else if (order.requests !== undefined) await soMany(phones, order.requests, tally);
  else if (order.perSecond === null) await closely(phones, order.seconds, tally);
  else await paced(phones, order.seconds, order.perSecond, tally);
  const seconds = (performance.now() - begun) / 1000;
  for (const { connection } of phones) connection.close();
  return { ...tally, seconds };
}

/** Webhooks of a call, about: its turns, and the word that it is over. */
const STAGES = 9;

type Tally = Omit<LoadResult, 'seconds'>;
type Phone = { caller: Caller };

/** Every phone sends its next webhook as soon as the last one is answered. */
async function closely(phones: Phone[], seconds: number, tally: Tally): Promise<void> {
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    phones.map(async (phone) => {
      while (performance.now() < end && tally.errors.length === 0)
        await step(phone, performance.now(), tally);
    }),
  );
}

/** The same until so many webhooks are answered. */
async function soMany(phones: Phone[], requests: number, tally: Tally): Promise<void> {
  let sent = 0;
  await Promise.all(
    phones.map(async (phone) => {
      while ((sent += 1) <= requests && tally.errors.length === 0)
        await step(phone, performance.now(), tally);
    }),
  );
}

/** Each phone brings its calls to other stages: one is about to begin, the next one has begun, and so on to the last word. */
async function toAllStages(phones: Phone[], tally: Tally): Promise<void> {
  await Promise.all(
    phones.map(async (phone) => {
      for (let stage = 0; stage < STAGES - 1; stage += 1) {
        for (const at of phone.caller.calls())
          if (at % STAGES > stage && tally.errors.length === 0) await untilLetIn(phone, tally, at);
      }
    }),
  );
}

/** How often a phone that is turned away calls again, and the pause before it does. */
const MOST_TRIES = 500;
const PAUSE_MS = 20;

async function untilLetIn(phone: Phone, tally: Tally, call: number): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if ((await step(phone, performance.now(), tally, call)) !== 'turned away') return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  tally.errors.push(
    `A call was turned away ${MOST_TRIES} times: the line carries fewer than are to be under way.`,
  );
}

/** So many webhooks a second, whether or not the answers keep up: one that finds no free phone waits, and is counted so. */
async function paced(phones: Phone[], seconds: number, perSecond: number, tally: Tally): Promise<void> {
  const free = [...phones];
  const waiting: number[] = [];
  const begun = performance.now();
  const most = Math.round(seconds * perSecond);
  let due = 0;
  const send = (): void => {
    for (let phone = free.pop(); phone; phone = free.pop()) {
      const since = waiting.shift();
      if (since === undefined) {
        free.push(phone);
        return;
      }
      const taken = phone;
      void step(taken, since, tally).then(() => {
        free.push(taken);
        send();
      });
    }
  };
  while (due < most && tally.errors.length === 0) {
    const now = performance.now();
    for (; due < most && due / perSecond <= (now - begun) / 1000; due += 1) waiting.push(now);
    send();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  while (tally.requests + tally.turnedAway < due && tally.errors.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** In: which of the phone's calls; the next one in turn where it is left out. */
async function step({ caller }: Phone, since: number, tally: Tally, call?: number): Promise<string> {
  try {
    const done = await caller.step(call);
    if (done === 'turned away') tally.turnedAway += 1;
    else {
      tally.requests += 1;
      tally.latencies.push(performance.now() - since);
    }
    if (done === 'turn') tally.turns += 1;
    return done;
  } catch (error) {
    tally.errors.push(error instanceof Error ? error.message : String(error));
    return 'failed';
  }
}

process.on('message', (order: LoadOrder) => {
  void run(order).then(
    (result) => process.send?.({ result } satisfies LoadAnswer),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies LoadAnswer),
  );
});
process.on('disconnect', () => process.exit(0));
