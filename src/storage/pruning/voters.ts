import { randomUUID } from 'node:crypto';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { Pruner } from '../../retention/ports.ts';
import type { Store } from '../database.ts';
import { goesOnTo, goneBefore } from './gone.ts';

const VERDICTS_AT_A_TIME = 200;

/** Whoever has this name is nobody any more; see also `forgetCaller`. */
const FORGOTTEN = 'forgotten:';
const KNOWN = `voter not like '${FORGOTTEN}%'`;

/**
 * Who voted, and who said whether a promise was kept: what they said stays and counts, and belongs to nobody. Votes lose
 * their voters when their round has long been closed, so that nobody votes in it twice.
 */
export function votersPruner(store: Store): Pruner {
  const { statement } = store;
  const closed = `select id from rounds where closes_on >= ? and closes_on < ?`;
  const count = statement<{ count: number }>(
    `select (select count(distinct voter || facility || round) from votes where round in (${closed}) and ${KNOWN})
       + (select count(*) from verdicts where at < ? and ${KNOWN}) as count`,
  );
  const rounds = statement<{ id: string }>(closed);
  const days = (before: number): [string, string] => [
    dayInPhnomPenh(goneBefore(store, 'voters')),
    dayInPhnomPenh(before),
  ];
  return {
    count: (before) => count.get(...days(before), before)?.count ?? 0,
    batches: function* (before, deleted) {
      for (const { id } of rounds.all(...days(before))) yield* forgetRound(store, id, deleted);
      yield* forgetVerdicts(store, before, deleted);
      store.transaction(() => goesOnTo(store, 'voters', before));
    },
  };
}

/** One facility at a time. */
function* forgetRound(
  { statement, transaction }: Store,
  round: string,
  deleted: (amount: number) => void,
): Generator<void> {
  const next = statement<{ facility: string }>(
    'select facility from votes where round = ? and facility > ? order by facility limit 1',
  );
  const voters = statement<{ voter: string }>(
    `select distinct voter from votes where round = ? and facility = ? and ${KNOWN}`,
  );
  const forget = ['votes', 'voter_groups'].map((table) =>
    statement(`update ${table} set voter = ? where round = ? and facility = ? and voter = ?`),
  );
  for (let at = next.get(round, ''); at; at = next.get(round, at.facility)) {
    const { facility } = at;
    transaction(() => {
      const known = voters.all(round, facility);
      for (const { voter } of known) {
        const nobody = `${FORGOTTEN}${randomUUID()}`;
        for (const one of forget) one.run(nobody, round, facility, voter);
      }
      deleted(known.length);
    });
    yield;
  }
}

function* forgetVerdicts(
  { statement, transaction }: Store,
  before: number,
  deleted: (amount: number) => void,
): Generator<void> {
  const some = statement<{ promise: string; voter: string }>(
    `select promise, voter from verdicts where at < ? and ${KNOWN} limit ${VERDICTS_AT_A_TIME}`,
  );
  const forget = statement('update verdicts set voter = ? where promise = ? and voter = ?');
  for (let old = some.all(before); old.length > 0; old = some.all(before)) {
    transaction(() => {
      for (const { promise, voter } of old) forget.run(`${FORGOTTEN}${randomUUID()}`, promise, voter);
      deleted(old.length);
    });
    yield;
  }
}
