import { ratings } from '../../../db/schema.ts';
import type { Rating } from '../../core/call/effects.ts';
import type { DeedWriter } from './deed-writer.ts';

/** The newest rating of a subject in a call replaces the one before; the log of events keeps every one. */
export const ratingsWriter: DeedWriter<Rating[]> = ({ db }, given, { callId, at }) => {
  for (const { subject, subjectId, value, offered } of given) {
    const newest = { value, offered: JSON.stringify(offered), at };
    db.insert(ratings)
      .values({ callId, subject, subjectId, ...newest })
      .onConflictDoUpdate({ target: [ratings.callId, ratings.subject, ratings.subjectId], set: newest })
      .run();
  }
};
