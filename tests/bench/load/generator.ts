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

async function run(order: LoadOrder): Promise<LoadResult> {
  const { port, callers, token, isLine } = order;
  const phones = await Promise.all(
    Array.from({ length: callers }, async () => {
      const connection = await Connection.open(port);
      const live = Math.ceil((order.live ?? callers) / callers);
      return {
        connection,
        caller: new Caller({ port, token }, connection, isLine, live, () => (calls += 1)),
      };
    }),
  );
  const tally: Tally = { turns: 0, requests: 0, errors: [], latencies: [] };
  const begun = performance.now();
  if (order.requests !== undefined) await soMany(phones, order.requests, tally);
  else if (order.perSecond === null) await closely(phones, order.seconds, tally);
  else await paced(phones, order.seconds, order.perSecond, tally);
  const seconds = (performance.now() - begun) / 1000;
  for (const { connection } of phones) connection.close();
  return { ...tally, seconds };
}

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
  while (tally.requests < due && tally.errors.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function step({ caller }: Phone, since: number, tally: Tally): Promise<void> {
  try {
    const { isTurn } = await caller.step();
    tally.requests += 1;
    if (isTurn) tally.turns += 1;
    tally.latencies.push(performance.now() - since);
  } catch (error) {
    tally.errors.push(error instanceof Error ? error.message : String(error));
  }
}

process.on('message', (order: LoadOrder) => {
  void run(order).then(
    (result) => process.send?.({ result } satisfies LoadAnswer),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies LoadAnswer),
  );
});
process.on('disconnect', () => process.exit(0));
