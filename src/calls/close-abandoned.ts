import type { CallStore, Clock } from './ports.ts';

/** No question waits longer than seconds: a call without a turn for an hour is over, whatever the carrier said. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Closes calls whose end nobody told us: no status callback is set up, or it came while we were away.
 * Out: how many were closed. The log says that their end is assumed.
 */
export function closeAbandoned(ports: { store: CallStore; clock: Clock }): number {
  return ports.store.transaction(() => {
    const at = ports.clock.now();
    const calls = ports.store.quietSince(at - ABANDONED_AFTER_MS);
    for (const { id, node } of calls) {
      const data = { disposition: 'hung-up', assumed: true };
      ports.store.end(id, {
        at,
        disposition: 'hung-up',
        seconds: null,
        events: [{ type: 'ended', node, data }],
      });
    }
    return calls.length;
  });
}
