import type { RecordingFiles } from '../../calls/recording-ports.ts';
import type { Pruner } from '../../retention/ports.ts';
import type { Store } from '../database.ts';
import { goesOnTo } from './gone.ts';

const CALLS_AT_A_TIME = 20;

/** A call of which nothing is left but that it was: a vote or a case refers to it. The carrier's name of it is gone too. */
const BARE = 'gone:';

/**
 * Calls, with all that the log has of them. The sums of the reports stay. Nothing goes while a call of that time is still
 * to be added to them.
 */
export function callsPruner(store: Store, files: Pick<RecordingFiles, 'remove'>): Pruner {
  const { statement, transaction } = store;
  const count = statement<{ count: number }>(
    `select count(*) as count from calls where started_at < ? and provider_call_id not like '${BARE}%'`,
  );
  const next = statement<{ id: string; startedAt: number; providerCallId: string }>(
    `select id, started_at as startedAt, provider_call_id as providerCallId from calls
     where started_at < ? and (started_at, id) > (?, ?) order by started_at, id limit ${CALLS_AT_A_TIME}`,
  );
  const sounds = statement<{ id: string }>(`select id from recordings where call_id = ? and ${UNWANTED}`);
  const remove = callRemover(store);
  return {
    count: (before) => count.get(before)?.count ?? 0,
    batches: async function* (before, deleted) {
      if (!transaction(() => canBegin(store, before))) return;
      let after: [startedAt: number, id: string] = [0, ''];
      for (;;) {
        const found = next.all(before, ...after);
        const last = found.at(-1);
        if (!last) return;
        after = [last.startedAt, last.id];
        const old = found.filter(({ providerCallId }) => !providerCallId.startsWith(BARE));
        // The files first: a row whose file is gone is deleted by the next run, a file without a row by nobody.
        const heard = old.flatMap(({ id }) => sounds.all(id));
        await Promise.all(heard.map(({ id }) => files.remove(id)));
        transaction(() => {
          for (const { id } of old) remove(id);
          deleted(old.length);
        });
        yield;
      }
    },
  };
}

/** From now on no call of that time is added to the sums, nor taken from them. */
function canBegin(store: Store, before: number): boolean {
  const open = store.statement<object>(
    'select 1 from calls where ended_at is null and started_at < ? limit 1',
  );
  const waiting = store.statement<object>(
    `select 1 from calls indexed by calls_to_sum
     where ended_at is not null and summed = 0 and provider <> 'simulator' and started_at < ? limit 1`,
  );
  if (open.get(before) || waiting.get(before)) return false;
  goesOnTo(store, 'calls', before);
  return true;
}

/** A recording that no case and no speaker's take needs. */
const UNWANTED = `not exists (select 1 from cases where cases.recording = recordings.id)
  and not exists (select 1 from takes where takes.recording = recordings.id)`;

const OF_CALL = [
  'sessions',
  'unfinished_messages',
  'events',
  'turns',
  'legs',
  'ratings',
  'call_facts',
  'logged_calls',
];

function callRemover({ statement }: Store): (id: string) => void {
  const parts = [
    'delete from contacts where text_id in (select id from texts where call_id = ?)',
    'delete from texts where call_id = ?',
    ...OF_CALL.map((table) => `delete from ${table} where call_id = ?`),
    `delete from recordings where call_id = ? and ${UNWANTED}`,
    // What a speaker recorded belongs to the library.
    `update recordings set call_id = null where call_id = ? and purpose = 'prompt'`,
  ].map((query) => statement(query));
  const wanted = ['votes', 'voter_groups', 'verdicts', 'cases', 'recordings'].map((table) =>
    statement<object>(`select 1 from ${table} where call_id = ? limit 1`),
  );
  const call = statement('delete from calls where id = ?');
  const bare = statement(
    `update calls set caller = null, first_of = null, provider_call_id = '${BARE}' || id where id = ?`,
  );
  return (id) => {
    for (const part of parts) part.run(id);
    (wanted.some((one) => one.get(id)) ? bare : call).run(id);
  };
}
