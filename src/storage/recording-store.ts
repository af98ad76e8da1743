import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { recordings } from '../../db/schema.ts';
import type { RecordingState, RecordingStore } from '../calls/recording-ports.ts';
import type { RecordingPurpose } from '../core/call/unsent.ts';
import type { Store } from './database.ts';
import type { Sealer } from './sealed.ts';

/** What is known of recordings. In: what seals the URLs. */
export function recordingStore(store: Store, { seal, open }: Sealer): RecordingStore {
  const { db } = store;
  const isId = (id: string) => eq(recordings.id, id);
  const set = (id: string, values: Partial<typeof recordings.$inferInsert>): void => {
    db.update(recordings).set(values).where(isId(id)).run();
  };
  return {
    find: (id) => {
      const row = db.select().from(recordings).where(isId(id)).get();
      if (!row) return undefined;
      const { provider, seconds, sha256, urlSealed, why } = row;
      const [state, purpose] = [row.state as RecordingState, row.purpose as RecordingPurpose];
      const url = urlSealed && open(urlSealed, id).toString('utf8');
      return { id, provider, url, purpose, state, why, seconds, sha256 };
    },
    idOf: (provider, url) => {
      const isUrl = eq(recordings.urlHash, hashOf(provider, url));
      return db.select({ id: recordings.id }).from(recordings).where(isUrl).get()?.id;
    },
    expect: ({ id, callId, provider, purpose, url, at }) => {
      store.assertInTransaction();
      const sealed = { urlHash: hashOf(provider, url), urlSealed: seal(Buffer.from(url), id) };
      db.insert(recordings)
        .values({ id, callId, provider, purpose, state: 'expected', madeAt: at, ...sealed })
        .run();
    },
    fetched: (id, { sha256, seconds, bytes, at }) => {
      const isExpected = and(isId(id), eq(recordings.state, 'expected'));
      const facts = { state: 'fetched', sha256, seconds, bytes, fetchedAt: at };
      return db.update(recordings).set(facts).where(isExpected).run().changes > 0;
    },
    lose: (id, why) => set(id, { state: 'lost', why }),
    refuse: (id, why) => set(id, { state: 'refused', why }),
    drop: (id) => set(id, { state: 'dropped' }),
    goneAtProvider: (id, at) => set(id, { goneAtProviderAt: at, urlSealed: null }),
  };
}

const hashOf = (provider: string, url: string): string =>
  createHash('sha256').update(`${provider} ${url}`).digest('hex');
