import { createHash } from 'node:crypto';
import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { signInFailures } from '../../db/schema.ts';
import type { FailureStore } from '../staff/ports.ts';
import type { Store } from './database.ts';

const hashOf = (username: string): string => createHash('sha256').update(username).digest('hex');

/** Wrong passwords, under the hash of the name that was typed. */
export function failureStore(store: Store): FailureStore {
  const { db } = store;
  const ofName = (username: string) => eq(signInFailures.nameHash, hashOf(username));
  return {
    times: (username, since) =>
      db
        .select({ at: signInFailures.at })
        .from(signInFailures)
        .where(and(ofName(username), gte(signInFailures.at, since)))
        .orderBy(asc(signInFailures.at))
        .all()
        .map((row) => row.at),
    add: (username, at) => {
      store.assertInTransaction();
      db.insert(signInFailures)
        .values({ nameHash: hashOf(username), at })
        .run();
    },
    clear: (username) => {
      store.assertInTransaction();
      db.delete(signInFailures).where(ofName(username)).run();
    },
    forgetBefore: (at) => {
      store.assertInTransaction();
      db.delete(signInFailures).where(lt(signInFailures.at, at)).run();
    },
  };
}
