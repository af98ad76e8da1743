const DAY_MS = 24 * 60 * 60 * 1000;

/** Cambodia has kept UTC+7, without summer time, since 1920. */
export const PHNOM_PENH_MS = 7 * 60 * 60 * 1000;

/** In: milliseconds since 1970 (UTC). Out: the same moment as a clock in Phnom Penh shows it, to be read as UTC. */
export const inPhnomPenh = (now: number): Date => new Date(now + PHNOM_PENH_MS);

/** The day in Phnom Penh, as `2026-11-21`. In: milliseconds since 1970 (UTC). */
export const dayInPhnomPenh = (now: number): string => inPhnomPenh(now).toISOString().slice(0, 10);

/** The first moment of a day in Phnom Penh, in milliseconds since 1970 (UTC). In: a day, as `2026-11-21`. */
export const startOfDay = (day: string): number => Date.parse(day) - PHNOM_PENH_MS;

/** The day that comes so many days after another, or before it where the number is negative. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The Monday with which the week of a day begins. */
export const mondayOf = (day: string): string => dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
