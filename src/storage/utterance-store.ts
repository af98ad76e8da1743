import { eq, sql } from 'drizzle-orm';
import { utterances } from '../../db/schema.ts';
import type { Utterance, UtteranceClip } from '../calls/ports.ts';
import type { UtteranceStore } from '../prompts/ports.ts';
import type { Store } from './database.ts';

/** What was ever said, by the hash of its clips. */
export function utteranceStore({ db }: Store): UtteranceStore {
  const byHash = db
    .select()
    .from(utterances)
    .where(eq(utterances.hash, sql.placeholder('hash')))
    .prepare();
  return {
    find: (hash): Utterance | undefined => {
      const row = byHash.get({ hash });
      return row && { ...row, clips: JSON.parse(row.clips) as UtteranceClip[] };
    },
  };
}
