import { endOpenCall, type EndPorts } from './end-call.ts';
import type { TextStore } from './outgoing-ports.ts';

/** No question waits longer than seconds: a call without a turn for an hour is over, whatever the carrier said. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/** A sound that has not come by then does not come any more. */
export const UNFINISHED_FOR_MS = 24 * 60 * 60 * 1000;

/** A number is kept for a day at most, and this is done every hour. */
export const NUMBERS_FOR_MS = 23 * 60 * 60 * 1000;

/**
 * Closes calls whose end nobody told us: no status callback is set up, or it came while we were away.
 * Out: how many were closed. The log says that their end is assumed.
 */
export function closeAbandoned(ports: EndPorts & { texts: TextStore }): number {
  return ports.store.transaction(() => {
    const now = ports.clock.now();
    ports.unfinished.forgetBefore(now - UNFINISHED_FOR_MS);
    ports.texts.forgetBefore(now - NUMBERS_FOR_MS);
    // A turn that is far ahead was noted by a clock that was wrong, and has been set back since.
    const calls = ports.store.quietBut(now - ABANDONED_AFTER_MS, now + ABANDONED_AFTER_MS);
    for (const call of calls) endOpenCall(ports, call, { seconds: null, assumed: true });
    return calls.length;
  });
}
