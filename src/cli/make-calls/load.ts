import type { Statement, Store } from '../../storage/database.ts';
import type { WalkedCalls } from './walked-calls.ts';

/** A call to be made: like a walked one, at another time and by somebody else. */
export interface Made {
  walked: string;
  id: string;
  line: string;
  caller: string | null;
  startedAt: number;
  firstOf: number | null;
  isNew: boolean;
  /** The round that is open. */
  round: string;
  caseNumber: string | null;
  caseState: string;
  caseStateAfter: number;
  dueOn: string;
}

/** What walked calls are copied from, within the database that gets the made ones. */
const WALKED_TABLES = [
  ...[
    'calls',
    'turns',
    'events',
    'ratings',
    'votes',
    'voter_groups',
    'verdicts',
    'recordings',
    'cases',
    'legs',
  ],
];

/** The round in which the walked calls voted; the made ones vote in the round of their time. */
export const WALKED_ROUND = 'example-2026';

/** Made calls of one batch, beside those that they are like. */
const COPIES = [
  `insert into calls (id, provider, provider_call_id, line, caller, flow_id, flow_version, language, started_at, turn,
                      ended_at, disposition, seconds, first_of, summed)
   select m.id, w.provider, 'CA' || replace(m.id, '-', ''), m.line, m.caller, w.flow_id, w.flow_version, w.language,
          m.started_at, w.turn, m.started_at + w.ended_at - w.started_at, w.disposition, w.seconds, m.first_of, 0
   from made m cross join walked_calls w on w.id = m.walked`,
  `insert into turns (call_id, turn, at, utterance, reply)
   select m.id, t.turn, m.started_at + t.at, t.utterance, t.reply
   from made m cross join walked_turns t on t.call_id = m.walked`,
  `insert into events (call_id, turn, sequence, at, type, node, data)
   select m.id, e.turn, e.sequence, m.started_at + e.at, e.type, e.node,
          case e.how
            when 'plain' then e.data
            when 'started' then '{"returning":' || iif(m.is_new, 'false', 'true') || substr(e.data, instr(e.data, ',"rotation"'))
            when 'round' then replace(e.data, '"${WALKED_ROUND}"', '"' || m.round || '"')
            else replace(e.data, '-"', '-' || m.id || '"')
          end
   from made m cross join walked_events e on e.call_id = m.walked`,
  `insert into legs (call_id, leg, party, office, begun_at, ended_at, "end", seconds)
   select m.id, l.leg, l.party, l.office, m.started_at + l.begun_at, m.started_at + l.ended_at, l."end", l.seconds
   from made m cross join walked_legs l on l.call_id = m.walked`,
  `insert into ratings (call_id, subject, subject_id, value, offered, at)
   select m.id, r.subject, r.subject_id, r.value, r.offered, m.started_at + r.at
   from made m cross join walked_ratings r on r.call_id = m.walked`,
  `insert into votes (round, facility, item, voter, call_id, value, offered, counted, at)
   select m.round, v.facility, v.item, m.caller, m.id, v.value, v.offered, 1, m.started_at + v.at
   from made m cross join walked_votes v on v.call_id = m.walked where m.caller is not null`,
  `insert into voter_groups (round, facility, voter, "group", call_id, belongs)
   select m.round, v.facility, m.caller, v."group", m.id, v.belongs
   from made m cross join walked_voter_groups v on v.call_id = m.walked where m.caller is not null`,
  `insert into verdicts (promise, voter, call_id, kept, offered, counted, at)
   select v.promise, m.caller, m.id, v.kept, v.offered, 1, m.started_at + v.at
   from made m cross join walked_verdicts v on v.call_id = m.walked where m.caller is not null`,
  `insert into recordings (id, call_id, provider, purpose, state, seconds, made_at, why)
   select r.id || m.id, m.id, r.provider, r.purpose, 'lost', r.seconds, m.started_at + r.made_at, 'a made call has no sound'
   from made m cross join walked_recordings r on r.call_id = m.walked`,
  `insert into cases (number, kind, topic, commune, village, facility, recording, language, call_id, state, opened_at,
                      state_at, due_on, revision)
   select m.case_number, c.kind, c.topic, c.commune, c.village, c.facility, c.recording || m.id, c.language, m.id,
          m.case_state, m.started_at + c.opened_at, m.started_at + c.opened_at + m.case_state_after, m.due_on, 0
   from made m cross join walked_cases c on c.call_id = m.walked where m.case_number is not null
   group by m.n`,
];

/** Writes made calls, many at a time. */
export class Loader {
  readonly #store: Store;
  readonly #put: Statement;
  readonly #copies: Statement[];
  readonly #empty: Statement;

  constructor(store: Store, walked: WalkedCalls) {
    this.#store = store;
    // Whoever loses power begins anew: nothing here was anybody's call.
    for (const pragma of [
      'synchronous = off',
      'foreign_keys = off',
      'cache_size = -262144',
      'temp_store = memory',
    ]) {
      store.statement(`pragma ${pragma}`).run();
    }
    copyWalked(store, walked.context.database);
    store
      .statement(
        `create temp table made (n integer primary key, walked text, id text, line text, caller text, started_at integer,
           first_of integer, is_new integer, round text, case_number text, case_state text, case_state_after integer,
           due_on text)`,
      )
      .run();
    this.#put = store.statement('insert into made values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#copies = COPIES.map((copy) => store.statement(copy));
    this.#empty = store.statement('delete from made');
  }

  /** In: calls in the order of their beginning. */
  write(calls: readonly Made[]): void {
    this.#store.transaction(() => {
      for (const one of calls) {
        this.#put.run(
          ...[
            one.walked,
            one.id,
            one.line,
            one.caller,
            one.startedAt,
            one.firstOf,
            Number(one.isNew),
            one.round,
          ],
          ...[one.caseNumber, one.caseState, one.caseStateAfter, one.dueOn],
        );
      }
      for (const copy of this.#copies) copy.run();
      this.#empty.run();
    });
  }
}

/** Into tables of this connection alone; moments become time since the call began. */
function copyWalked(store: Store, from: Store): void {
  for (const table of WALKED_TABLES)
    copyTable(store, from, table, `temp.walked_${table}`, 'create temp table');
  for (const table of ['utterances', 'flow_versions']) copyTable(store, from, table, table, null);
  const since = (table: string, column: string): void => {
    store
      .statement(
        `update walked_${table} set ${column} = ${column}
           - (select started_at from walked_calls where walked_calls.id = walked_${table}.call_id)`,
      )
      .run();
  };
  since('turns', 'at');
  since('events', 'at');
  since('ratings', 'at');
  since('votes', 'at');
  since('verdicts', 'at');
  since('recordings', 'made_at');
  since('cases', 'opened_at');
  since('legs', 'begun_at');
  since('legs', 'ended_at');
  store.statement(`alter table walked_events add column how text not null default 'plain'`).run();
  for (const [how, which] of [
    ['started', `type = 'started'`],
    ['round', `data like '%"${WALKED_ROUND}"%'`],
    ['sound', `data like '%walked-sound-%'`],
  ]) {
    store.statement(`update walked_events set how = '${how ?? ''}' where ${which ?? ''}`).run();
  }
  for (const table of WALKED_TABLES) {
    const key = table === 'calls' ? 'id' : 'call_id';
    store.statement(`create index temp.walked_${table}_call on walked_${table} (${key})`).run();
  }
}

function copyTable(store: Store, from: Store, table: string, into: string, making: string | null): void {
  const columns = from
    .statement<{ name: string }>(`select name from pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => `"${name}"`);
  if (making) store.statement(`${making} ${into.replace('temp.', '')} (${columns.join(', ')})`).run();
  const put = store.statement(
    `insert or ignore into ${into} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  store.transaction(() => {
    for (const row of from.rows(`select ${columns.join(', ')} from ${table}`)) {
      put.run(...(Object.values(row) as (string | number | null)[]));
    }
  });
}
