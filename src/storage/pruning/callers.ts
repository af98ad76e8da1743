import type { Pruner } from '../../retention/ports.ts';
import type { Store } from '../database.ts';

const CALLERS_AT_A_TIME = 500;

/** What is remembered of callers who have not called for long. Whoever calls again is a stranger. */
export function callersPruner({ statement, transaction }: Store): Pruner {
  const count = statement<{ count: number }>('select count(*) as count from callers where last_call_at < ?');
  // By their key, old or not: no index is kept on every call for the sake of one look an hour.
  const next = statement<{ pseudonym: string; last: number }>(
    `select pseudonym, last_call_at as last from callers where pseudonym > ?
     order by pseudonym limit ${CALLERS_AT_A_TIME}`,
  );
  const forget = statement('delete from callers where pseudonym = ? and last_call_at < ?');
  return {
    count: (before) => count.get(before)?.count ?? 0,
    batches: function* (before, deleted) {
      let after: string | undefined = '';
      for (;;) {
        const found = next.all(after);
        after = found.at(-1)?.pseudonym;
        if (after === undefined) return;
        const old = found.filter(({ last }) => last < before);
        if (old.length > 0) {
          transaction(() => {
            deleted(old.reduce((sum, { pseudonym }) => sum + forget.run(pseudonym, before).changes, 0));
          });
        }
        yield;
      }
    },
  };
}
