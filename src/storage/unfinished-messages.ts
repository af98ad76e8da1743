import type { UnfinishedMessages } from '../calls/recording-ports.ts';
import type { UnsentMessage } from '../core/call/unsent.ts';
import type { Store } from './database.ts';

/** Messages whose callers hung up while they spoke. Every call that ends is looked up here. */
export function unfinishedStore({ statement, assertInTransaction }: Store): UnfinishedMessages {
  const keep = statement(
    `INSERT INTO unfinished_messages (call_id, message, made_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const find = statement<{ message: string }>(`SELECT message FROM unfinished_messages WHERE call_id = ?`);
  const remove = statement(`DELETE FROM unfinished_messages WHERE call_id = ?`);
  const forgetBefore = statement(`DELETE FROM unfinished_messages WHERE made_at < ?`);
  return {
    keep: (callId, message, at) => {
      assertInTransaction();
      keep.run(callId, JSON.stringify(message), at);
    },
    take: (callId) => {
      assertInTransaction();
      const row = find.get(callId);
      if (!row) return undefined;
      remove.run(callId);
      return JSON.parse(row.message) as UnsentMessage;
    },
    forgetBefore: (time) => {
      forgetBefore.run(time);
    },
  };
}
