import type { Context } from '../context.ts';

/** What a key may ask at once, and how fast it may go on: far more than a script needs that reads its pages one by one. */
const AT_ONCE = 1_200;
const A_SECOND = 20;

/** What is left to a key, and since when. */
interface Left {
  requests: number;
  at: number;
}

const leftOf = new WeakMap<Context, Map<string, Left>>();

/**
 * Counts a request of a key; one that asks too fast must not slow the line for callers and staff. It forgets when the
 * process ends. Out: null where the request may go on; otherwise how many seconds the key must wait.
 */
export function secondsToWait(context: Context, key: string): number | null {
  const keys = leftOf.get(context) ?? new Map<string, Left>();
  leftOf.set(context, keys);
  const now = context.clock.now();
  const before = keys.get(key) ?? { requests: AT_ONCE, at: now };
  const passed = Math.max(0, now - before.at) / 1000;
  const requests = Math.min(AT_ONCE, before.requests + passed * A_SECOND);
  const mayGoOn = requests >= 1;
  keys.set(key, { requests: mayGoOn ? requests - 1 : requests, at: now });
  return mayGoOn ? null : Math.ceil((1 - requests) / A_SECOND);
}
