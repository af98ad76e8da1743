/** New work is let in only as fast as the work that it brings gets done. */
export interface Pace {
  hasRoom(): boolean;
  /** One piece of new work was let in. */
  begins(): void;
  /** In: how many pieces of other work a group had, and for how many milliseconds somebody waited for it or in it. */
  did(others: number, ms: number): void;
}

/** Who is in the middle of a call hears a pause where a group takes longer. */
const SLOW_GROUP_MS = 300;

/** For so long after such a group. A call that was let in brings work for longer than the group of its first turn shows. */
const CAREFUL_MS = 2_000;

/** What a call brings, about: the figure by which the line was planned. */
const TURNS_A_CALL = 8;

/** What few new calls left over is not kept for many. */
const MOST_ROOM = 50;

/**
 * Calls that begin are cheap, and each brings a call's worth of turns some seconds later: a line that looks only at how long
 * it has kept others waiting has let in thousands by then. So while groups are slow, one call begins for so many turns as a
 * call has; at other times nobody is kept out. In: a clock that only goes forward, in milliseconds.
 */
export function paceOf(now: () => number): Pace {
  let carefulUntil = -Infinity;
  let room = 0;
  return {
    hasRoom: () => now() >= carefulUntil || room >= 1,
    begins: () => {
      room = Math.max(0, room - 1);
    },
    did: (others, ms) => {
      if (now() >= carefulUntil) room = MOST_ROOM;
      if (ms > SLOW_GROUP_MS) carefulUntil = now() + CAREFUL_MS;
      // One at least, or a line on which only new calls are would never have room.
      room = Math.min(MOST_ROOM, room + Math.max(1, others) / TURNS_A_CALL);
    },
  };
}
