import type { Vitals } from './vitals.ts';

const HOUR_MS = 60 * 60 * 1000;

/** What somebody should look at. */
export interface Alert {
  code:
    | 'not-ready'
    | 'calls-fail'
    | 'no-room'
    | 'clip-missing'
    | 'no-calls'
    | 'disk-low'
    | 'no-backup'
    | 'work-waits';
  /** One plain sentence for the technician: what is wrong, and where to look. No number of a caller, nothing said. */
  text: string;
}

/** So many failed calls of the last 15 minutes, and such a share of them, are no accident. */
const FAILED_CALLS = 3;
const FAILED_SHARE = 0.05;

/** An hour in which fewer calls are usual may well pass without one. */
const USUAL_CALLS = 5;

const LOW_DISK_SHARE = 0.1;

/** A backup is made every hour; one may fail. */
const OLD_BACKUP_MS = 3 * HOUR_MS;

/** Recordings and texts that wait: more than a busy hour leaves. */
const MUCH_WORK = 1_000;

/**
 * What is wrong now. In: how the line is, how it was a minute before, the time (milliseconds since 1970).
 * Out: no alert twice.
 */
export function alertsOf(vitals: Vitals, before: Vitals | null, now: number): Alert[] {
  const found: (Alert | null)[] = [
    vitals.unready === null
      ? null
      : { code: 'not-ready', text: `Calls cannot be answered. ${vitals.unready} Look at the log.` },
    failing(vitals),
    overloaded(vitals, before),
    missing(vitals, before),
    quiet(vitals),
    vitals.disk.freeBytes < vitals.disk.totalBytes * LOW_DISK_SHARE
      ? { code: 'disk-low', text: `The disk has ${megabytes(vitals.disk.freeBytes)} MB left. Make room.` }
      : null,
    unsaved(vitals, now),
    waiting(vitals),
  ];
  return found.filter((alert) => alert !== null);
}

function failing({ recent }: Vitals): Alert | null {
  const failed = recent['failed'] ?? 0;
  const all = Object.values(recent).reduce((sum, calls) => sum + calls, 0);
  if (failed < FAILED_CALLS || failed < all * FAILED_SHARE) return null;
  const text = `${failed} of ${all} calls in the last 15 minutes ended with an apology. Look for "fault" in the log.`;
  return { code: 'calls-fail', text };
}

function overloaded({ noRoom }: Vitals, before: Vitals | null): Alert | null {
  const fresh = noRoom - (before?.noRoom ?? 0);
  if (fresh <= 0) return null;
  const text = `${fresh} calls in a minute were told that the line is busy. Look at sdap_turned_away_total and docs/running.md.`;
  return { code: 'no-room', text };
}

function missing({ clipMisses }: Vitals, before: Vitals | null): Alert | null {
  const fresh = clipMisses - (before?.clipMisses ?? 0);
  if (fresh <= 0) return null;
  const text = `${fresh} times a carrier asked for a clip that is not there: callers heard silence. Is the data folder whole?`;
  return { code: 'clip-missing', text };
}

/** In every one of the weeks before there were calls in this hour, and now there is none. */
function quiet({ lastHour, usual }: Vitals): Alert | null {
  const least = Math.min(...usual);
  if (lastHour > 0 || usual.length === 0 || least < USUAL_CALLS) return null;
  const text = `No call came in the last hour; in this hour of the week there were at least ${least}. Is the number reachable?`;
  return { code: 'no-calls', text };
}

function unsaved({ backsUp, lastBackupAt }: Vitals, now: number): Alert | null {
  if (!backsUp || (lastBackupAt !== null && now - lastBackupAt < OLD_BACKUP_MS)) return null;
  const since = lastBackupAt === null ? 'was ever made' : `since ${new Date(lastBackupAt).toISOString()}`;
  return { code: 'no-backup', text: `No backup ${since}. Look for "backup" in the log.` };
}

function waiting({ errands }: Vitals): Alert | null {
  const waits = errands['waiting'] ?? 0;
  if (waits < MUCH_WORK) return null;
  const text = `${waits} recordings and texts wait for the carrier. Does its interface answer?`;
  return { code: 'work-waits', text };
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
