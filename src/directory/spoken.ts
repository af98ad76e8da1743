import { dayInPhnomPenh } from '../calendar/phnom-penh.ts';

/** Who stands for a fact, and since when. */
export interface Confirmation {
  confirmedBy: string | null;
  /** `2026-11-21`, in Phnom Penh. */
  confirmedAt: string | null;
}

const DAY = 24 * 60 * 60 * 1000;

/** What callers hear of a fact, and why not: `sample` is an example, which is announced as one where it is told. */
export type FactState = 'confirmed' | 'too-old' | 'unconfirmed' | 'sample';

/**
 * How far a fact can be relied on. The one place that decides this.
 * In: who confirmed it and when; the time; the most days that a confirmation holds for.
 */
export function factState(
  fact: Confirmation & { sample?: boolean },
  now: number,
  maxAgeDays: number,
): FactState {
  if (fact.sample) return 'sample';
  if (fact.confirmedBy === null || fact.confirmedAt === null) return 'unconfirmed';
  const age = Date.parse(dayInPhnomPenh(now)) - Date.parse(fact.confirmedAt);
  return age <= maxAgeDays * DAY ? 'confirmed' : 'too-old';
}
