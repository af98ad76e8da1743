import { and, asc, eq, sql } from 'drizzle-orm';
import { clips, languages, libraryState, promptTexts, prompts } from '../../db/schema.ts';
import type { Clip, LibraryContents } from '../prompts/library/contents.ts';
import type { LibraryStore } from '../prompts/ports.ts';
import type { Store } from './database.ts';

/** The one row of `library_state`. */
const STATE = 1;

/** The prompt library's rows. Every write gives the library a new version, in the same transaction. */
export function libraryStore(store: Store): LibraryStore {
  const { db } = store;
  const state = db.select().from(libraryState).where(eq(libraryState.id, STATE)).prepare();
  const version = libraryVersion(store);
  const upserts = prepare(db);
  const writes =
    <Input, Output>(work: (input: Input) => Output) =>
    (input: Input): Output => {
      store.assertInTransaction();
      version.raise();
      return work(input);
    };
  return {
    transaction: store.transaction,
    version: () => version.now() ?? 0,
    contents: () => contentsOf(db),
    shippedDigest: () => state.get()?.shippedDigest ?? '',
    setShippedDigest: writes((shippedDigest) => {
      db.update(libraryState).set({ shippedDigest }).where(eq(libraryState.id, STATE)).run();
    }),
    putLanguage: writes((language) => {
      db.insert(languages)
        .values(language)
        .onConflictDoUpdate({ target: languages.code, set: language })
        .run();
    }),
    putPrompt: writes((prompt) => {
      upserts.prompt.run({ ...prompt });
    }),
    putText: writes((text) => {
      upserts.text.run({ ...text });
    }),
    removeText: (prompt, language) => {
      writes(() => {
        db.delete(promptTexts)
          .where(and(eq(promptTexts.prompt, prompt), eq(promptTexts.language, language)))
          .run();
      })(undefined);
    },
    putClip: writes((clip) => upserts.clip.get({ ...clip }).id),
    clip: (id) => db.select().from(clips).where(eq(clips.id, id)).get() as Clip | undefined,
  };
}

/**
 * The number by which every process sees that the library is another one. Undefined before its first opening. It is drawn
 * anew with every change: a change that was taken back takes with it a number that does not come again, so that what was
 * made of the library may be remembered by it, also inside a transaction.
 */
export function libraryVersion(store: Store): { now(): number | undefined; raise(): void } {
  const known = store.statement<{ version: number }>(`SELECT version FROM library_state WHERE id = ${STATE}`);
  // As large as a number of JavaScript can be without loss.
  const drawn = sql`abs(random() % 9007199254740991)`;
  const raised = store.db
    .insert(libraryState)
    .values({ id: STATE, version: drawn, shippedDigest: '' })
    .onConflictDoUpdate({ target: libraryState.id, set: { version: drawn } })
    .prepare();
  return {
    now: () => known.get()?.version,
    raise: () => {
      raised.run();
    },
  };
}

const contentsOf = (db: Store['db']): LibraryContents => ({
  languages: db.select().from(languages).orderBy(asc(languages.position)).all(),
  prompts: db.select().from(prompts).orderBy(asc(prompts.position), asc(prompts.id)).all(),
  texts: db.select().from(promptTexts).all(),
  clips: db.select().from(clips).orderBy(asc(clips.id)).all() as Clip[],
});

/** Thousands of rows come at once when Sdap is new: the statements are made once. */
function prepare(db: Store['db']) {
  const placeholder = sql.placeholder;
  return {
    prompt: db
      .insert(prompts)
      .values({
        id: placeholder('id'),
        note: placeholder('note'),
        position: placeholder('position'),
        shipped: placeholder('shipped'),
        retired: placeholder('retired'),
      })
      .onConflictDoUpdate({
        target: prompts.id,
        set: {
          note: sql`excluded.note`,
          position: sql`excluded.position`,
          shipped: sql`excluded.shipped`,
          retired: sql`excluded.retired`,
        },
      })
      .prepare(),
    text: db
      .insert(promptTexts)
      .values({
        prompt: placeholder('prompt'),
        language: placeholder('language'),
        text: placeholder('text'),
        shipped: placeholder('shipped'),
      })
      .onConflictDoUpdate({
        target: [promptTexts.prompt, promptTexts.language],
        set: { text: sql`excluded.text`, shipped: sql`excluded.shipped` },
      })
      .prepare(),
    clip: prepareClip(db),
  };
}

function prepareClip(db: Store['db']) {
  const placeholder = sql.placeholder;
  return db
    .insert(clips)
    .values({
      prompt: placeholder('prompt'),
      language: placeholder('language'),
      sha256: placeholder('sha256'),
      text: placeholder('text'),
      origin: placeholder('origin'),
      shipped: placeholder('shipped'),
      speaker: placeholder('speaker'),
      seconds: placeholder('seconds'),
      loudness: placeholder('loudness'),
      peak: placeholder('peak'),
      addedAt: placeholder('addedAt'),
      approvedAt: placeholder('approvedAt'),
    })
    .onConflictDoUpdate({
      target: [clips.prompt, clips.language, clips.sha256],
      set: {
        text: sql`excluded.text`,
        origin: sql`excluded.origin`,
        shipped: sql`excluded.shipped`,
        speaker: sql`excluded.speaker`,
        addedAt: sql`excluded.added_at`,
        approvedAt: sql`excluded.approved_at`,
      },
    })
    .returning({ id: clips.id })
    .prepare();
}
