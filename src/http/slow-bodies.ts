import type { IncomingMessage } from 'node:http';

/** Forms and JSON are small: whoever needs longer for one is on no line, but holds ours. */
const PATIENCE_MS = 20_000;

/**
 * Cuts off whoever sends a small body too slowly. It stands before doors that read no files.
 * In: how long a body may take, for tests.
 */
export function noSlowBodies(patienceMs = PATIENCE_MS) {
  return (request: IncomingMessage, _response: unknown, next: () => void): void => {
    if (request.complete) {
      next();
      return;
    }
    const late = setTimeout(() => request.destroy(), patienceMs);
    const stop = (): void => {
      clearTimeout(late);
    };
    request.once('end', stop).once('close', stop);
    next();
  };
}
