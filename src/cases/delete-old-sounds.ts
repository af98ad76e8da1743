import { deleteSound } from './case-sound.ts';
import type { CasePorts, Officer } from './ports.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Between two of them others may write. */
const MOST_AT_ONCE = 100;

const LINE: Officer = { kind: 'system', id: 'line', name: 'Sdap', districts: null };

/**
 * Deletes the messages of cases that ended long ago; the cases stay, with their states and replies.
 * In: after how many days. Out: how many were deleted.
 */
export async function deleteOldSounds(ports: CasePorts, days: number): Promise<number> {
  const old = ports.cases.endedBefore(ports.clock.now() - days * DAY_MS, MOST_AT_ONCE);
  for (const { number, revision } of old) {
    await deleteSound(ports, LINE, { number, seen: revision }, { days });
  }
  return old.length === MOST_AT_ONCE ? old.length + (await deleteOldSounds(ports, days)) : old.length;
}
