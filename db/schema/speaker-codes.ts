import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordings } from './cases.ts';
import { clips, languages, prompts } from './prompts.ts';

/* Recording by phone. Times are milliseconds since 1970, UTC. */

/** Who may record a language over the phone, and until when. The digits are shown once and never kept. */
export const speakerCodes = sqliteTable('speaker_codes', {
  id: text().primaryKey(),
  /** Of the digits, with a key of the line: there are few enough codes to try them all against a plain hash. */
  hash: text().notNull().unique(),
  language: text()
    .notNull()
    .references(() => languages.code),
  /** Null for all that the language needs. */
  flow: text(),
  speaker: text().notNull(),
  madeAt: integer('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  endsAt: integer('ends_at').notNull(),
  revokedAt: integer('revoked_at'),
  usedAt: integer('used_at'),
  /** The call in which it was used last, so that each call counts once. */
  usedIn: text('used_in'),
  uses: integer().notNull().default(0),
});

/** What speakers kept at the phone. */
export const takes = sqliteTable(
  'takes',
  {
    recording: text()
      .primaryKey()
      .references(() => recordings.id),
    code: text()
      .notNull()
      .references(() => speakerCodes.id),
    prompt: text()
      .notNull()
      .references(() => prompts.id),
    language: text()
      .notNull()
      .references(() => languages.code),
    keptAt: integer('kept_at').notNull(),
    /** Null until the sound is in the library. */
    clip: integer().references(() => clips.id),
  },
  (table) => [index('takes_language').on(table.language, table.clip), index('takes_code').on(table.code)],
);
