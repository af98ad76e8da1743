import { LRUCache } from 'lru-cache';
import type { Session } from '../core/call/advance.ts';

/** Sessions as the database has them: JSON. */
export interface SessionTexts {
  read(callId: string, text: string): Session;
  write(callId: string, session: Session): string;
  forget(callId: string): void;
}

/** Calls whose session is kept; one is some kB. */
const MOST_CALLS = 2_000;

/**
 * A turn begins with what the turn before it has written, mostly by this process: then the text need not be parsed. The
 * database alone says what holds: where its text is another one (of another process, or after a commit that failed), it is
 * parsed. Sessions are never changed, and so are given out as they are.
 */
export function sessionTexts(): SessionTexts {
  const kept = new LRUCache<string, { text: string; session: Session }>({ max: MOST_CALLS });
  return {
    read: (callId, text) => {
      const known = kept.get(callId);
      return known?.text === text ? known.session : (JSON.parse(text) as Session);
    },
    write: (callId, session) => {
      const text = JSON.stringify(session);
      kept.set(callId, { text, session });
      return text;
    },
    forget: (callId) => void kept.delete(callId),
  };
}
