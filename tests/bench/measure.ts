import type { Load, LoadOrder } from './load/load.ts';
import type { Served } from './servers.ts';

/** Connections over which the load comes. */
export const CALLERS = 64;

/** What a server did under load, a request at a time. */
export interface Measured {
  perSecond: number;
  cpuMicroseconds: number;
  /** Calls that the line had no room for: where there are many, what is measured is not what was meant. */
  turnedAway: number;
}

/** How much load: so many seconds; and what else an order of load can say. */
export type Amount = Pick<LoadOrder, 'seconds' | 'requests' | 'live' | 'keptAs' | 'spread'>;

export async function measure(load: Load, served: Served, amount: Amount): Promise<Measured> {
  const before = served.cpuSeconds();
  const { port, token, isLine } = served;
  const made = await load.run({ port, token, isLine, callers: CALLERS, perSecond: null, ...amount });
  const cpu = served.cpuSeconds() - before;
  return {
    perSecond: made.requests / made.seconds,
    cpuMicroseconds: (cpu * 1e6) / made.requests,
    turnedAway: made.turnedAway,
  };
}

/** Two that are compared, one after the other and again, each of them first in every second pair. */
export async function inTurn<Result>(
  rounds: number,
  one: () => Promise<Result>,
  other: () => Promise<Result>,
  tell: (pair: [Result, Result]) => void = () => {},
): Promise<[Result, Result][]> {
  const pairs: [Result, Result][] = [];
  for (let count = 0; count < rounds; count += 1) {
    const isFirst = count % 2 === 0;
    const early = await (isFirst ? one : other)();
    const late = await (isFirst ? other : one)();
    const pair: [Result, Result] = isFirst ? [early, late] : [late, early];
    tell(pair);
    pairs.push(pair);
  }
  return pairs;
}
