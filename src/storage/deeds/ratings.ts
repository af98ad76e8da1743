import type { Rating } from '../../core/call/effects.ts';
import type { Store } from '../database.ts';
import type { DeedWriter } from './deed-writer.ts';

/** The newest rating of a subject in a call replaces the one before; the log of events keeps every one. */
export function ratingsWriter({ statement }: Store): DeedWriter<Rating[]> {
  const put = statement(
    `INSERT INTO ratings (call_id, subject, subject_id, value, offered, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (call_id, subject, subject_id)
     DO UPDATE SET value = excluded.value, offered = excluded.offered, at = excluded.at`,
  );
  return (_store, given, { callId, at }) => {
    for (const { subject, subjectId, value, offered } of given)
      put.run(callId, subject, subjectId, value, JSON.stringify(offered), at);
  };
}
