import type { FlowSource } from '../core/flow/flow-source.ts';
import type { CallFacts, LoggedCall, LoggedEvent } from '../tally/call-facts.ts';
import type { TallyStore } from '../tally/ports.ts';
import { SUMS, type SumName, type SumTable } from '../tally/sums.ts';
import { dayInPhnomPenh } from '../calendar/phnom-penh.ts';
import { callLister } from './call-list.ts';
import type { Statement, Store } from './database.ts';
import { goneBefore } from './pruning/gone.ts';
import { countVotes } from './vote-sums.ts';

/** The sums of the reports in SQLite. In: where the sources of flows are kept. */
export function tallyStore(
  store: Store,
  source: (flowId: string, version: string) => FlowSource | undefined,
): TallyStore {
  const statements = prepare(store);
  const add = adder(store);
  const slice = slicer(statements);
  const list = callLister(store);
  return {
    source,
    slice,
    add,
    transaction: store.transaction,
    waiting: (most) => statements.waiting.all(most),
    events: (callIds) => new Map(callIds.map((id) => [id, statements.events.all(id).map(eventOf)])),
    facts: (callId) => {
      const [row] = statements.facts.all(callId);
      return row && (JSON.parse(row.facts) as CallFacts);
    },
    putFacts: (callId, facts) => {
      statements.putFacts.run(callId, JSON.stringify(facts));
      list(callId, facts);
    },
    countVotes: (round, facility) => countVotes(store, round, facility),
    markSummed: (callIds) => {
      for (const id of callIds) statements.mark.run(id);
    },
    goneBefore: () => goneBefore(store, 'calls'),
    clear: () => clear(store),
    scored: () => statements.scored.all(),
    waitAgain: (afterRow, rows) => {
      statements.waitAgain.run(afterRow, afterRow + rows, goneBefore(store, 'calls'));
      const last = statements.lastRow.all()[0]?.row ?? 0;
      return afterRow + rows < last ? afterRow + rows : null;
    },
    countWaiting: () => statements.countWaiting.all()[0]?.waiting ?? 0,
  };
}

type EventRow = Omit<LoggedEvent, 'data'> & { data: string };

const eventOf = (row: EventRow): LoggedEvent => ({
  ...row,
  data: row.data === '{}' ? NO_DATA : (JSON.parse(row.data) as LoggedEvent['data']),
});

const NO_DATA: LoggedEvent['data'] = {};

/** Asked each time: what was remembered of a transaction that is taken back would name no slice. */
const slicer =
  ({ findSlice, makeSlice }: Statements): TallyStore['slice'] =>
  ({ line, language, flowId, flowVersion }) => {
    const values = [line, language, flowId, flowVersion] as const;
    const [known] = findSlice.all(...values);
    if (known) return known.id;
    makeSlice.run(...values);
    return findSlice.all(...values)[0]?.id ?? 0;
  };

type Statements = ReturnType<typeof prepare>;

/** Many calls are rolled up at once; a query builder would cost more than the queries. */
function prepare({ statement }: Store) {
  return {
    waiting: statement<LoggedCall>(
      `select id, line, language, flow_id as flowId, flow_version as flowVersion, started_at as startedAt,
              ended_at as endedAt, disposition, seconds, first_of as firstOf
       from calls indexed by calls_to_sum
       where ended_at is not null and summed = 0 and provider <> 'simulator'
       order by ended_at limit ?`,
    ),
    countWaiting: statement<{ waiting: number }>(
      `select count(*) as waiting from calls
       where ended_at is not null and summed = 0 and provider <> 'simulator'`,
    ),
    // Exits, a third of all, tell nothing that steps do not.
    events: statement<EventRow>(
      `select turn, at, type, node, data from events where call_id = ? and type <> 'exit' order by turn, sequence`,
    ),
    facts: statement<{ facts: string }>('select facts from call_facts where call_id = ?'),
    putFacts: statement(
      `insert into call_facts (call_id, facts) values (?, ?)
       on conflict (call_id) do update set facts = excluded.facts`,
    ),
    // Calls that were summed up since the sums were cleared stay as they are.
    waitAgain: statement(
      `update calls set summed = 0 where rowid > ? and rowid <= ? and summed = 1 and started_at >= ?
         and not exists (select 1 from call_facts where call_id = calls.id)`,
    ),
    scored: statement<{ round: string; facility: string }>(
      `select round, facility from votes union select round, facility from sum_scores`,
    ),
    lastRow: statement<{ row: number | null }>('select max(rowid) as row from calls'),
    mark: statement('update calls set summed = 1 where id = ?'),
    findSlice: statement<{ id: number }>(
      'select id from slices where line = ? and language = ? and flow_id = ? and flow_version = ?',
    ),
    makeSlice: statement(
      `insert into slices (line, language, flow_id, flow_version) values (?, ?, ?, ?) on conflict do nothing`,
    ),
  };
}

/** Adds to rows that exist, makes those that do not, and removes those of which nothing is left. */
function adder({ statement }: Store): TallyStore['add'] {
  const prepared = new Map<SumName, { add: Statement; remove: Statement }>();
  const of = (sum: SumName) => {
    const known = prepared.get(sum) ?? sumStatements(sum, statement);
    prepared.set(sum, known);
    return known;
  };
  return (contributions) => {
    for (const { sum, key, add } of contributions) {
      if (add.every((value) => value === 0)) continue;
      const { add: adding, remove } = of(sum);
      adding.run(...key, ...add);
      if (add.some((value) => value < 0)) remove.run(...key);
    }
  };
}

function sumStatements(sum: SumName, statement: Store['statement']): { add: Statement; remove: Statement } {
  const { table, keys, measures } = SUMS[sum];
  const columns = [...keys, ...measures];
  return {
    add: statement(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
       on conflict (${keys.join(', ')})
       do update set ${measures.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`,
    ),
    remove: statement(
      `delete from ${table} where ${[...keys.map((name) => `${name} = ?`), ...measures.map((name) => `${name} = 0`)].join(' and ')}`,
    ),
  };
}

/** Votes are not forgotten: they are counted anew, each facility as a whole. */
function clear(store: Store): void {
  store.assertInTransaction();
  const day = dayInPhnomPenh(goneBefore(store, 'calls'));
  for (const { table, keys } of Object.values<SumTable>(SUMS)) {
    const [when, from] = keys.includes('day') ? ['day', day] : ['month', day.slice(0, 7)];
    store.statement(`delete from ${table} where ${when} >= ?`).run(from);
  }
  for (const table of ['call_facts', 'logged_calls']) store.statement(`delete from ${table}`).run();
}
