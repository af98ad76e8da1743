import { admission, type Admission, type CallLimits } from '../calls/admission/admission.ts';
import { countingLive, liveCalls } from '../calls/admission/live-calls.ts';
import { turnedAwayLog, type TurnedAwayLog } from '../calls/admission/turned-away.ts';
import type { CallStore, Clock } from '../calls/ports.ts';
import { triesLeaveNothing } from '../calls/tries.ts';
import type { Metrics } from '../metrics.ts';

interface CallParts {
  limits: CallLimits;
  clock: Clock;
  metrics: Metrics;
  waits(): boolean;
}

/** The log of calls, and who is let into it. In: the log as it is stored. */
export function callsOf(
  stored: CallStore,
  { limits, clock, metrics, waits }: CallParts,
): { store: CallStore; admission: Admission; turnedAway: TurnedAwayLog } {
  const live = liveCalls(clock.now);
  const store = countingLive(triesLeaveNothing(stored), live);
  return {
    store,
    admission: admission({ limits, clock, live, store, waits }),
    turnedAway: turnedAwayLog((reason) => metrics.turnedAway.inc({ reason })),
  };
}
