import type { CallStore, Clock } from '../ports.ts';
import type { LiveCalls } from './live-calls.ts';

/** `full`: as many calls as the line carries. `waits`: it does not get round to the calls that it has. */
export type LineReason = 'line-full' | 'line-waits';

/** The same caller has too many calls at once, or has begun too many within an hour. */
export type CallerReason = 'caller-at-once' | 'caller-per-hour';

/** Why a call is turned away. */
export type TurnedAwayFor = LineReason | CallerReason;

/** How many calls are let in. All are far beyond what people do: a shared phone and a switchboard are one caller. */
export interface CallLimits {
  /** Under way at a time, in this process. */
  live: number;
  callerAtOnce: number;
  callerPerHour: number;
}

/** Decides whether a call may begin. What is asked of a caller is cheap, and what is asked of the line costs nothing. */
export interface Admission {
  /** Null: there is room. */
  ofLine(): LineReason | null;
  /** Inside a transaction of the log. In: a pseudonym; who cannot be known again has no limit of their own. */
  ofCaller(caller: string | null): CallerReason | null;
}

interface AdmissionParts {
  limits: CallLimits;
  clock: Clock;
  live: LiveCalls;
  store: Pick<CallStore, 'begunSince'>;
  /** Whether new calls wait too long for their first words, or calls under way for their next ones. */
  waits(): boolean;
}

const HOUR_MS = 60 * 60 * 1000;

export function admission({ limits, clock, live, store, waits }: AdmissionParts): Admission {
  return {
    ofLine: () => {
      if (waits()) return 'line-waits';
      return live.count() >= limits.live ? 'line-full' : null;
    },
    ofCaller: (caller) => {
      if (caller === null) return null;
      if (live.ofCaller(caller) >= limits.callerAtOnce) return 'caller-at-once';
      const begun = store.begunSince(caller, clock.now() - HOUR_MS, limits.callerPerHour);
      return begun >= limits.callerPerHour ? 'caller-per-hour' : null;
    },
  };
}
