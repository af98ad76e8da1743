import type { Actor } from '../staff/ports.ts';
import { Refusal } from '../staff/refusal.ts';
import { LIMITS, type Kind } from './kinds.ts';
import type { RetentionPorts, RetentionStore } from './ports.ts';

/** For how many days something is kept. */
export const keptDays = (store: Pick<RetentionStore, 'days'>, kind: Kind): number =>
  store.days(kind) ?? LIMITS[kind].usual;

/** Sets for how many days something is kept; the next run deletes what is older. Throws Refusal: bad-input. */
export function keepFor(
  { store, audit, transaction }: Pick<RetentionPorts, 'store' | 'audit' | 'transaction'>,
  actor: Actor,
  kind: Kind,
  days: number,
): void {
  const { least, most } = LIMITS[kind];
  if (days < least || days > most) {
    throw new Refusal('bad-input', `days: this is kept from ${least} to ${most} days.`, 'days');
  }
  transaction(() => {
    const before = keptDays(store, kind);
    if (before === days) return;
    store.setDays(kind, days);
    audit.record({
      ...{ actor, action: 'retention.changed', subject: { kind: 'retention', id: kind } },
      ...{ before: { [kind]: before }, after: { [kind]: days } },
    });
  });
}
