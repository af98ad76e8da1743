/** Lets the event loop go round until it has taken in what has come. */
export interface LoopRounds {
  /** Something came in: there may be more behind it. */
  arrives(): void;
  /** Does the work once nothing more comes in, or after so many milliseconds. */
  whenQuiet(most: number, work: () => void): void;
}

/**
 * Node takes in one new connection in each round of its event loop, so that a round with much work leaves others standing
 * at the door for seconds. Work therefore waits until so many rounds bring nothing: a single caller waits for some
 * hundredths of a millisecond.
 */
const QUIET_ROUNDS = 3;
const LEAST_MS = 20;

/** In: a clock that only goes forward, in milliseconds. */
export function loopRounds(now: () => number): LoopRounds {
  let quiet = 0;
  const goRound = (until: number, work: () => void): void => {
    quiet += 1;
    if (quiet < QUIET_ROUNDS && now() < until) setImmediate(goRound, until, work);
    else work();
  };
  return {
    arrives: () => {
      quiet = 0;
    },
    whenQuiet: (most, work) => {
      quiet = 0;
      setImmediate(goRound, now() + Math.max(LEAST_MS, most), work);
    },
  };
}
