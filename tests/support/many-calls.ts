import { sql } from 'drizzle-orm';
import type { Store } from '../../src/storage/database.ts';

/** The first of the calls: 1 January 2026, 00:00 in Phnom Penh. */
export const FIRST_CALL = Date.UTC(2025, 11, 31, 17);

/** Between two calls. */
export const CALL_EVERY_MS = 10 * 60 * 1000;

const DAY_MS = 24 * 60 * 60 * 1000;

const numbers = (count: number) =>
  sql`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count})`;

const at = sql`${FIRST_CALL} + i * ${CALL_EVERY_MS}`;

/**
 * Puts plain calls into the log, one every ten minutes: two lines, two languages, two versions of a flow, a third as many
 * callers as calls.
 */
export function addCalls({ db, transaction }: Store, count: number): void {
  const n = numbers(count);
  transaction(() => {
    db.run(
      sql`insert into calls (id, provider, provider_call_id, line, caller, flow_id, flow_version, language, started_at, turn, ended_at, disposition, seconds)
      ${n} select 'call-' || i, 'twilio', 'p' || i, iif(i % 2, '1294', '1295'), iif(i % 7, 'house-' || (i % ${Math.ceil(count / 3)}), null),
      'citizen-line', iif(i % 5, 'v2', 'v1'), iif(i % 3, 'km', 'en'), ${at}, 3, ${at} + 60000, iif(i % 4, 'completed', 'hung-up'), 60 from n`,
    );
    list(db);
  });
}

/** As the call log lists them: every eighth was about a spoken message. */
function list(db: Store['db']): void {
  db.run(
    sql`insert into logged_calls (call_id, shown_at, confidential, line, language, flow_id, flow_version, disposition, province, district, commune, topics, failures, seconds)
    with listed as (select *, (started_at - ${FIRST_CALL}) / ${CALL_EVERY_MS} % 8 = 0 as closed from calls)
    select id, iif(closed, started_at - (started_at - ${FIRST_CALL}) % ${DAY_MS}, started_at), closed, line, language, flow_id, flow_version, disposition,
    iif(closed, null, iif(line = '1294', '02', '12')), iif(closed or line <> '1294', null, '0201'), iif(closed or line <> '1294', null, '020101'), '[]', 0, iif(closed, null, seconds)
    from listed`,
  );
}

/** The same, with five events each; every second call gives a rating, every fourth a vote, every eighth a case. */
export function fillWithCalls(store: Store, count: number): void {
  const { db, transaction } = store;
  const n = numbers(count);
  addCalls(store, count);
  transaction(() => {
    for (const version of ['v1', 'v2'])
      db.run(
        sql`insert into flow_versions (flow_id, version, source, seen_at) values ('citizen-line', ${version}, '{"flow":{"id":"citizen-line","nodes":{"main-menu":{"type":"menu","options":[{"key":"4","exit":"rights"}]}}},"subflows":[]}', ${FIRST_CALL})`,
      );
    const events: [string, number, string][] = [
      ['started', 0, '{"returning":false}'],
      ['pressed', 1, '{"digits":"4"}'],
      ['exit', 1, '{"exit":"rights"}'],
      ['pressed', 2, '{"digits":"0201471"}'],
      ['lookedUp', 3, '{"query":"request","args":{"number":"0201471"},"outcome":"found"}'],
    ];
    events.forEach(([type, turn, data], sequence) =>
      db.run(
        sql`insert into events (call_id, turn, sequence, at, type, node, data)
        ${n} select 'call-' || i, ${turn}, ${sequence}, ${at} + ${sequence}, ${type}, 'citizen-line/main-menu', ${data} from n`,
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
