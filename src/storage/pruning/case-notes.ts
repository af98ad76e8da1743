import type { RecordingFiles } from '../../calls/recording-ports.ts';
import type { Pruner } from '../../retention/ports.ts';
import type { Store } from '../database.ts';

const CASES_AT_A_TIME = 50;

const OLD = `state in ('closed', 'rejected') and state_at < ?
  and (exists (select 1 from case_notes where case_number = number)
    or exists (select 1 from case_replies where case_number = number))`;

/** What staff wrote down and said about cases that ended. The case stays, with its kind, place, state and days. */
export function caseNotesPruner(
  { statement, transaction }: Store,
  files: Pick<RecordingFiles, 'remove'>,
): Pruner {
  const count = statement<{ count: number }>(`select count(*) as count from cases where ${OLD}`);
  const some = statement<{ number: string }>(
    `select number from cases where ${OLD} limit ${CASES_AT_A_TIME}`,
  );
  const replies = statement<{ recording: string }>(
    'select recording from case_replies where case_number = ?',
  );
  const remove = ['case_notes', 'case_replies'].map((table) =>
    statement(`delete from ${table} where case_number = ?`),
  );
  const removeSound = statement('delete from recordings where id = ?');
  return {
    count: (before) => count.get(before)?.count ?? 0,
    batches: async function* (before, deleted) {
      for (let old = some.all(before); old.length > 0; old = some.all(before)) {
        const sounds = old.flatMap(({ number }) => replies.all(number));
        await Promise.all(sounds.map(({ recording }) => files.remove(recording)));
        transaction(() => {
          for (const { number } of old) for (const one of remove) one.run(number);
          for (const { recording } of sounds) removeSound.run(recording);
          deleted(old.length);
        });
        yield;
      }
    },
  };
}
