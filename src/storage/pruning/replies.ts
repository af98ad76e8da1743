import type { Pruner } from '../../retention/ports.ts';
import type { Store } from '../database.ts';
import { goesOnTo, goneBefore } from './gone.ts';

const CALLS_AT_A_TIME = 50;

/** The replies of turns, which are kept for requests that come twice; what was said stays in the log. */
export function repliesPruner(store: Store): Pruner {
  const { statement, transaction } = store;
  const count = statement<{ count: number }>(
    `select count(*) as count from calls join turns on turns.call_id = calls.id
     where started_at >= ? and started_at < ? and reply <> ''`,
  );
  const next = statement<{ id: string; startedAt: number }>(
    `select id, started_at as startedAt from calls
     where started_at < ? and (started_at, id) > (?, ?) and ended_at is not null
     order by started_at, id limit ${CALLS_AT_A_TIME}`,
  );
  const empty = statement(`update turns set reply = '' where call_id = ? and reply <> ''`);
  return {
    count: (before) => count.get(goneBefore(store, 'replies'), before)?.count ?? 0,
    batches: function* (before, deleted) {
      let after: [startedAt: number, id: string] = [goneBefore(store, 'replies'), ''];
      for (let isAll = false; !isAll;) {
        const found = next.all(before, ...after);
        const last = found.at(-1);
        isAll = !last;
        if (last) after = [last.startedAt, last.id];
        transaction(() => {
          deleted(found.reduce((sum, { id }) => sum + empty.run(id).changes, 0));
          goesOnTo(store, 'replies', last?.startedAt ?? before);
        });
        yield;
      }
    },
  };
}
