import type { Logger } from 'pino';

const EVERY_MS = 60_000;

/** Writes a line of the log that strangers can bring about. */
export type Seldom = (kind: string, about: object, message: string) => void;

/**
 * Lines for what anybody can do to us as often as they like: of each kind one a minute, with how many went untold since the
 * one before. Nobody fills the disk with what we refuse. In: a kind is a word of ours, never what was sent.
 */
export function seldom(log: Logger, now: () => number): Seldom {
  const told = new Map<string, { at: number; untold: number }>();
  return (kind, about, message) => {
    const before = told.get(kind);
    // Also where the clock was set back.
    if (before && Math.abs(now() - before.at) < EVERY_MS) {
      before.untold += 1;
      return;
    }
    log.warn({ ...about, untold: before?.untold ?? 0 }, message);
    told.set(kind, { at: now(), untold: 0 });
  };
}
