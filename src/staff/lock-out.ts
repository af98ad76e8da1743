/** So many wrong passwords in so long close a name for so long. */
export const WRONG_PASSWORDS_ALLOWED = 5;
export const WATCHED_MS = 15 * 60 * 1000;
const CLOSED_MS = 15 * 60 * 1000;

/**
 * Until when sign-in is refused for a name.
 * In: the times of its wrong passwords, the oldest first. Out: the time, or null when it is not refused now.
 */
export function refusedUntil(wrongAt: readonly number[], now: number): number | null {
  const last = wrongAt.at(-1);
  const first = wrongAt.at(-WRONG_PASSWORDS_ALLOWED);
  if (last === undefined || first === undefined || last - first > WATCHED_MS) return null;
  const until = last + CLOSED_MS;
  return now < until ? until : null;
}

/** How long a wrong password has to be remembered for the rule above. */
export const REMEMBERED_MS = WATCHED_MS + CLOSED_MS;
