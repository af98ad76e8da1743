import { and, count, desc, eq, getTableColumns, gt, isNull } from 'drizzle-orm';
import { speakerCodes, takes } from '../../db/schema.ts';
import type { CountedSpeakerCode, KeptTake, SpeakerCodeStore, TakeStore } from '../prompts/by-phone/ports.ts';
import type { Store } from './database.ts';

/** Speakers' codes, found by the keyed hash of their digits. */
export function speakerCodeStore(store: Store): SpeakerCodeStore {
  const { db } = store;
  const { hash: _hash, usedIn: _usedIn, ...shown } = getTableColumns(speakerCodes);
  const counted = () =>
    db
      .select({ ...shown, kept: count(takes.recording) })
      .from(speakerCodes)
      .leftJoin(takes, eq(takes.code, speakerCodes.id))
      .groupBy(speakerCodes.id);
  return {
    all: (): CountedSpeakerCode[] =>
      counted().orderBy(desc(speakerCodes.madeAt), desc(speakerCodes.id)).all(),
    find: (id) => counted().where(eq(speakerCodes.id, id)).get(),
    findByHash: (hash) => db.select(shown).from(speakerCodes).where(eq(speakerCodes.hash, hash)).get(),
    add: (code, hash) => {
      store.assertInTransaction();
      db.insert(speakerCodes)
        .values({ ...code, hash })
        .run();
    },
    revoke: (id, at) => {
      store.assertInTransaction();
      db.update(speakerCodes).set({ revokedAt: at }).where(eq(speakerCodes.id, id)).run();
    },
    takesWith: (id) =>
      db
        .select({ prompt: takes.prompt, keptAt: takes.keptAt, clip: takes.clip })
        .from(takes)
        .where(eq(takes.code, id))
        .orderBy(desc(takes.keptAt))
        .all()
        .map(({ clip, ...take }) => ({ ...take, arrived: clip !== null })),
  };
}

/** What speakers kept; a turn writes it, see deeds/speakers.ts. */
export function takeStore(store: Store): TakeStore {
  const { db } = store;
  const { recording, prompt, language, code, clip, keptAt } = takes;
  return {
    find: (id): KeptTake | undefined =>
      db
        .select({ recording, prompt, language, code, clip, speaker: speakerCodes.speaker })
        .from(takes)
        .innerJoin(speakerCodes, eq(speakerCodes.id, takes.code))
        .where(eq(recording, id))
        .get(),
    waiting: (of, since) =>
      db
        .select({ prompt })
        .from(takes)
        .where(and(eq(language, of), isNull(clip), gt(keptAt, since)))
        .all()
        .map((row) => row.prompt),
    becameClip: (id, clipId) => {
      store.assertInTransaction();
      db.update(takes).set({ clip: clipId }).where(eq(recording, id)).run();
    },
  };
}
