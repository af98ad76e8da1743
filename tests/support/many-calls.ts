import { sql } from 'drizzle-orm';
import type { Store } from '../../src/storage/database.ts';

/** The first of the calls: 1 January 2026, 00:00 in Phnom Penh. */
export const FIRST_CALL = Date.UTC(2025, 11, 31, 17);

/** Between two calls. */
export const CALL_EVERY_MS = 10 * 60 * 1000;

const numbers = (count: number) =>
  sql`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count})`;

const at = sql`${FIRST_CALL} + i * ${CALL_EVERY_MS}`;

/**
 * Puts plain calls into the log, one every ten minutes: two lines, two languages, two versions of a flow, a third as many
 * callers as calls.
 */
export function addCalls({ db, transaction }: Store, count: number): void {
  const n = numbers(count);
  transaction(() =>
    db.run(
      sql`insert into calls (id, provider, provider_call_id, line, caller, flow_id, flow_version, language, started_at, turn, ended_at, disposition, seconds)
      ${n} select 'call-' || i, 'twilio', 'p' || i, iif(i % 2, '1294', '1295'), iif(i % 7, 'house-' || (i % ${Math.ceil(count / 3)}), null),
      'citizen-line', iif(i % 5, 'v2', 'v1'), iif(i % 3, 'km', 'en'), ${at}, 3, ${at} + 60000, iif(i % 4, 'completed', 'hung-up'), 60 from n`,
    ),
  );
}

/** The same, with four events each; every second call gives a rating, every fourth a vote, every eighth a case. */
export function fillWithCalls(store: Store, count: number): void {
  const { db, transaction } = store;
  const n = numbers(count);
  addCalls(store, count);
  transaction(() => {
    const events: [string, string][] = [
      ['started', '{"returning":false}'],
      ['pressed', '{"digits":"4"}'],
      ['pressed', '{"digits":"0201471"}'],
      ['lookedUp', '{"query":"request","args":{"number":"0201471"},"outcome":"found"}'],
    ];
    events.forEach(([type, data], sequence) =>
      db.run(
        sql`insert into events (call_id, turn, sequence, at, type, node, data)
        ${n} select 'call-' || i, ${sequence}, ${sequence}, ${at} + ${sequence}, ${type}, 'citizen-line/main-menu', ${data} from n`,
      ),
    );
    db.run(
      sql`insert into ratings (call_id, subject, subject_id, value, offered, at)
      ${n} select 'call-' || i, 'service', 'id-card', 1 + i % 5, '["good","bad"]', ${at} from n where i % 2`,
    );
    db.run(
      sql`insert into votes (round, facility, item, voter, call_id, value, offered, counted, at)
      ${n} select 'r1', 'school-02010101', 'work', coalesce(calls.caller, 'call:' || calls.id), 'call-' || i, 1 + i % 5, '["bad","good"]', calls.caller is not null, ${at}
      from n join calls on calls.id = 'call-' || i where i % 4 = 0 on conflict do nothing`,
    );
    db.run(
      sql`insert into voter_groups (round, facility, voter, "group", call_id, belongs)
      select round, facility, voter, 'woman', call_id, value % 2 from votes`,
    );
    db.run(
      sql`insert into recordings (id, provider, state, made_at) ${n} select 'sound-' || i, 'twilio', 'lost', ${at} from n where i % 8 = 0`,
    );
    db.run(
      sql`insert into cases (number, kind, commune, recording, language, call_id, state, opened_at, state_at)
      ${n} select cast(100000 + i * 7919 % 899981 as text), 'complaint', '020101', 'sound-' || i, 'km', 'call-' || i, 'new', ${at}, ${at} from n where i % 8 = 0`,
    );
  });
}
