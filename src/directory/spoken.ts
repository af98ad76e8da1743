/** Who stands for a fact, and since when. */
export interface Confirmation {
  confirmedBy: string | null;
  /** `2026-11-21`, in Phnom Penh. */
  confirmedAt: string | null;
}

const DAY = 24 * 60 * 60 * 1000;

/** Cambodia keeps one time all year. */
const PHNOM_PENH = 7 * 60 * 60 * 1000;

/** In: milliseconds since 1970 (UTC). Out: the same moment as a clock in Phnom Penh shows it, to be read as UTC. */
export const inPhnomPenh = (now: number): Date => new Date(now + PHNOM_PENH);

/** The day in Phnom Penh, as `2026-11-21`. */
export const dayInPhnomPenh = (now: number): string => inPhnomPenh(now).toISOString().slice(0, 10);

/**
 * Whether callers may hear a fact: somebody confirmed it, and not too long ago. The one place that decides this.
 * In: who confirmed it and when; the time; the most days that a confirmation holds for.
 */
export function factIsSpoken(fact: Confirmation, now: number, maxAgeDays: number): boolean {
  if (fact.confirmedBy === null || fact.confirmedAt === null) return false;
  const age = Date.parse(dayInPhnomPenh(now)) - Date.parse(fact.confirmedAt);
  return age <= maxAgeDays * DAY;
}
