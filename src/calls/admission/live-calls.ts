import type { CallStore } from '../ports.ts';

/** No question waits as long, and whoever is put through to a person costs the line nothing: such a call is live no more. */
const QUIET_MS = 3 * 60 * 1000;

/** The calls that this process carries: those that had a turn of late and have not ended. Each answer in constant time. */
export interface LiveCalls {
  count(): number;
  /** In: a pseudonym. */
  ofCaller(caller: string): number;
  /** A call has begun or had a turn. In: its caller, where that is known and new. */
  had(callId: string, caller?: string | null): void;
  ended(callId: string): void;
}

interface Live {
  caller: string | null;
  at: number;
}

/**
 * Kept in memory: a restart begins with nothing, and each call is back with its next turn. What nobody ends (a carrier that
 * tells no ends) goes by itself. In: the time in milliseconds.
 */
export function liveCalls(now: () => number): LiveCalls {
  // In the order of their newest turns.
  const live = new Map<string, Live>();
  const callers = new Map<string, number>();
  const remove = (callId: string): Live | undefined => {
    const one = live.get(callId);
    if (!one) return undefined;
    live.delete(callId);
    if (one.caller !== null) {
      const left = (callers.get(one.caller) ?? 1) - 1;
      if (left > 0) callers.set(one.caller, left);
      else callers.delete(one.caller);
    }
    return one;
  };
  const removeQuiet = (): void => {
    for (const [callId, { at }] of live) {
      // Also where the clock was set back.
      if (Math.abs(now() - at) <= QUIET_MS) return;
      remove(callId);
    }
  };
  return {
    count: () => {
      removeQuiet();
      return live.size;
    },
    ofCaller: (caller) => {
      removeQuiet();
      return callers.get(caller) ?? 0;
    },
    had: (callId, caller = null) => {
      const who = remove(callId)?.caller ?? caller;
      live.set(callId, { caller: who, at: now() });
      if (who !== null) callers.set(who, (callers.get(who) ?? 0) + 1);
    },
    ended: (callId) => void remove(callId),
  };
}

/** The log of calls, which tells of each turn that it is given. What is told twice changes nothing. */
export const countingLive = (store: CallStore, live: LiveCalls): CallStore => ({
  ...store,
  begin: (call) => {
    store.begin(call);
    live.had(call.id, call.caller);
  },
  saveTurn: (turn) => {
    store.saveTurn(turn);
    if (turn.ended) live.ended(turn.callId);
    else live.had(turn.callId);
  },
  end: (callId, end) => {
    store.end(callId, end);
    live.ended(callId);
  },
});
