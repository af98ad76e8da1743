import type { Pruner } from '../../retention/ports.ts';
import type { Store } from '../database.ts';

const ROWS_AT_A_TIME = 500;

/** What staff did, the oldest first. */
export function auditPruner({ statement, transaction }: Store): Pruner {
  const count = statement<{ count: number }>('select count(*) as count from audit_log where at < ?');
  const oldest = statement<{ id: number; at: number }>(
    `select id, at from audit_log order by id limit ${ROWS_AT_A_TIME}`,
  );
  const remove = statement('delete from audit_log where id <= ? and at < ?');
  return {
    count: (before) => count.get(before)?.count ?? 0,
    batches: function* (before, deleted) {
      for (;;) {
        const last = oldest.all().findLast(({ at }) => at < before);
        if (!last) return;
        transaction(() => deleted(remove.run(last.id, before).changes));
        yield;
      }
    },
  };
}
