import type { TallyStore } from './ports.ts';
import { rollingUp } from './roll-up.ts';

/** Rows of the log, and calls, that are worked on in one transaction: callers' turns wait for no more. */
const ROWS_AT_A_TIME = 5_000;
const CALLS_AT_A_TIME = 200;
const FACILITIES_AT_A_TIME = 20;

/** How many calls lie between two words about it. */
const TELL_EVERY = 10_000;

/**
 * Forgets every sum and makes it anew from the log, while the line may go on. Sums of calls that are deleted stay.
 * In: whom to tell how many of how many calls are done. Out: how many there were.
 */
export function rebuild(store: TallyStore, tell: (done: number, all: number) => void): number {
  store.transaction(() => store.clear());
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    after = store.transaction(() => store.waitAgain(from, ROWS_AT_A_TIME));
  }
  recountVotes(store);
  const all = store.countWaiting();
  const rollUp = rollingUp(store);
  let done = 0;
  let told = 0;
  for (let some = rollUp(CALLS_AT_A_TIME); some > 0; some = rollUp(CALLS_AT_A_TIME)) {
    done += some;
    if (done - told < TELL_EVERY) continue;
    told = done;
    tell(done, all);
  }
  return done;
}

/** Votes are there when their calls are deleted. */
function recountVotes(store: TallyStore): void {
  const scored = store.scored();
  for (let at = 0; at < scored.length; at += FACILITIES_AT_A_TIME) {
    store.transaction(() => {
      for (const { round, facility } of scored.slice(at, at + FACILITIES_AT_A_TIME)) {
        store.countVotes(round, facility);
      }
    });
  }
}
