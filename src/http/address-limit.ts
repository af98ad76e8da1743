import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { Refusal } from '../staff/refusal.ts';

/** Generous: a whole office stands behind one address, and each name is closed after five wrong passwords anyway. */
const ATTEMPTS = 60;
const WINDOW_MS = 15 * 60 * 1000;

/** Lets so many sign-ins through from one address in a quarter of an hour. It forgets when the process ends. */
export function addressLimit(context: Context): RequestHandler {
  let windowStart = context.clock.now();
  const counts = new Map<string, number>();
  return (request, _response, next) => {
    const now = context.clock.now();
    if (now - windowStart >= WINDOW_MS) {
      windowStart = now;
      counts.clear();
    }
    const address = request.ip ?? '';
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count > ATTEMPTS) {
      throw new Refusal('too-many-attempts', 'Too many sign-ins from here. Wait 15 minutes, then try again.');
    }
    next();
  };
}
