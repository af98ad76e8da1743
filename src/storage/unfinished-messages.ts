import { eq, lt } from 'drizzle-orm';
import { unfinishedMessages } from '../../db/schema.ts';
import type { UnfinishedMessages } from '../calls/recording-ports.ts';
import type { UnsentMessage } from '../core/call/unsent.ts';
import type { Store } from './database.ts';

/** Messages whose callers hung up while they spoke. */
export const unfinishedStore = ({ db, assertInTransaction }: Store): UnfinishedMessages => ({
  keep: (callId, message, at) => {
    assertInTransaction();
    const row = { callId, message: JSON.stringify(message), madeAt: at };
    db.insert(unfinishedMessages).values(row).onConflictDoNothing().run();
  },
  take: (callId) => {
    assertInTransaction();
    const isCall = eq(unfinishedMessages.callId, callId);
    const row = db.select().from(unfinishedMessages).where(isCall).get();
    db.delete(unfinishedMessages).where(isCall).run();
    return row && (JSON.parse(row.message) as UnsentMessage);
  },
  forgetBefore: (time) => {
    db.delete(unfinishedMessages).where(lt(unfinishedMessages.madeAt, time)).run();
  },
});
