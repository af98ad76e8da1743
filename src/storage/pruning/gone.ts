import type { Kind } from '../../retention/kinds.ts';
import type { Store } from '../database.ts';

/** How far deleting of a kind has come: what is older than this is gone, or is being deleted; 0 where all is there. */
export const goneBefore = ({ statement }: Store, kind: Kind): number =>
  statement<{ at: number | null }>('select gone_before as at from retention where kind = ?').get(kind)?.at ??
  0;

/** Goes on, and never back. Throws outside of a transaction. */
export function goesOnTo({ statement, assertInTransaction }: Store, kind: Kind, before: number): void {
  assertInTransaction();
  statement(
    `insert into retention (kind, gone_before) values (?, ?)
     on conflict (kind) do update set gone_before = max(coalesce(gone_before, 0), excluded.gone_before)`,
  ).run(kind, before);
}
