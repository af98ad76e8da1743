/** Draws numbers from 0 up to 1. */
export type Chance = () => number;

/** Mulberry32: small, and the same numbers for the same seed on every machine. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Whether something of this probability happens; what never happens draws nothing. */
export const happens = (probability: number, chance: Chance): boolean =>
  probability > 0 && chance() < probability;
