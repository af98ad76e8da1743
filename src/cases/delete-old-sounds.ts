import { deleteSound } from './case-sound.ts';
import type { CasePorts, Officer } from './ports.ts';

/** Between two of them others may write. */
const MOST_AT_ONCE = 20;

const LINE: Officer = { kind: 'system', id: 'line', name: 'Sdap', districts: null };

/** How many messages there are of cases that ended before a moment (milliseconds since 1970, UTC). */
export const countOldSounds = ({ cases }: Pick<CasePorts, 'cases'>, before: number): number =>
  cases.endedBefore(before, Number.MAX_SAFE_INTEGER).length;

/**
 * Deletes the messages of cases that ended before a moment; the cases stay, with their states and replies.
 * In: the moment; what to tell, in a transaction, how many are deleted.
 */
export async function* deleteOldSounds(
  ports: CasePorts,
  before: number,
  deleted: (amount: number) => void,
): AsyncGenerator<void> {
  for (;;) {
    const old = ports.cases.endedBefore(before, MOST_AT_ONCE);
    if (old.length === 0) return;
    for (const { number, revision } of old) {
      await deleteSound(ports, LINE, { number, seen: revision }, { endedBefore: before });
      ports.transaction(() => deleted(1));
      yield;
    }
  }
}
