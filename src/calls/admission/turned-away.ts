import type { TurnedAwayFor } from './admission.ts';

/** A call that was not let in. Nothing of its caller is kept. */
export interface TurnedAwayCall {
  provider: string;
  providerCallId: string;
  line: string;
  language: string;
  at: number;
  reason: TurnedAwayFor;
}

/** Calls that were turned away while the line had no time to write them down. */
export interface TurnedAwayLog {
  /** Every call that is turned away, for whatever reason. */
  count(reason: TurnedAwayFor): void;
  /** To be written when there is time. Beyond some thousands they are counted only. */
  note(call: TurnedAwayCall): void;
  /** Takes out the oldest ones. */
  take(most: number): TurnedAwayCall[];
}

/** Some megabytes; written within a minute once there is time. */
const MOST_NOTED = 10_000;

/** In: who counts. */
export function turnedAwayLog(count: TurnedAwayLog['count']): TurnedAwayLog {
  const noted: TurnedAwayCall[] = [];
  return {
    count,
    note: (call) => {
      if (noted.length < MOST_NOTED) noted.push(call);
    },
    take: (most) => noted.splice(0, most),
  };
}
