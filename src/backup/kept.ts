const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Every backup of so many hours is kept, to go back to a point in time. */
const ALL_FOR_MS = 48 * HOUR_MS;

/** After that one a day, for so long. What was deleted on the line is gone from its backups then, too. */
export const DAILY_FOR_MS = 30 * DAY_MS;

/** `2026-11-27T02-05-00Z`: sorts by time, and is a name on every file system. */
export const nameOfBackup = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

/** The time of a backup by its name; null for what is not named like one, and nobody touches. */
export function timeOfBackup(name: string): number | null {
  const [, day, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z$/.exec(name) ?? [];
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(at) ? null : at;
}

/**
 * Which backups have had their time. In: their names, and the time now (milliseconds since 1970). Out: the names of
 * those to remove; never the newest.
 */
export function hadTheirTime(names: readonly string[], now: number): string[] {
  const timed = names
    .flatMap((name) => {
      const at = timeOfBackup(name);
      return at === null ? [] : [{ name, at }];
    })
    .sort((one, other) => other.at - one.at);
  const days = new Set<string>();
  return timed
    .filter(({ at }, index) => {
      const day = new Date(at).toISOString().slice(0, 10);
      const isLastOfDay = !days.has(day);
      days.add(day);
      const age = now - at;
      return !(index === 0 || age <= ALL_FOR_MS || (isLastOfDay && age <= DAILY_FOR_MS));
    })
    .map(({ name }) => name);
}
