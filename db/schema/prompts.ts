import { integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/* The prompt library. Times are milliseconds since 1970, UTC. */

/** The languages of the line. In an oral one, clips have no text. */
export const languages = sqliteTable('languages', {
  code: text().primaryKey(),
  nameKm: text('name_km').notNull(),
  nameEn: text('name_en').notNull(),
  oral: integer({ mode: 'boolean' }).notNull(),
  position: integer().notNull(),
});

/** Everything that the line can say. Nothing is ever removed: old calls said it. */
export const prompts = sqliteTable('prompts', {
  id: text().primaryKey(),
  note: text().notNull(),
  position: integer().notNull(),
  shipped: integer({ mode: 'boolean' }).notNull(),
  retired: integer({ mode: 'boolean' }).notNull(),
});

/** What a prompt says in a language that has a writing. */
export const promptTexts = sqliteTable(
  'prompt_texts',
  {
    prompt: text()
      .notNull()
      .references(() => prompts.id),
    language: text()
      .notNull()
      .references(() => languages.code),
    text: text().notNull(),
    shipped: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.prompt, table.language] })],
);

/** Every clip that the line ever had; the file is named by the hash. Rows are never removed. */
export const clips = sqliteTable(
  'clips',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    prompt: text()
      .notNull()
      .references(() => prompts.id),
    language: text()
      .notNull()
      .references(() => languages.code),
    sha256: text().notNull(),
    text: text(),
    /** `generated` by a machine, or by a person: `recorded`, or `phone` for what was spoken over the phone. */
    origin: text().notNull(),
    shipped: integer({ mode: 'boolean' }).notNull().default(false),
    speaker: text().notNull(),
    seconds: real().notNull(),
    /** dBFS of the speech. */
    loudness: real().notNull(),
    peak: real().notNull(),
    addedAt: integer('added_at').notNull(),
    approvedAt: integer('approved_at'),
  },
  (table) => [uniqueIndex('clips_content').on(table.prompt, table.language, table.sha256)],
);

/** One row: tells the line that its library has changed, by whatever process. */
export const libraryState = sqliteTable('library_state', {
  id: integer().primaryKey(),
  version: integer().notNull(),
  /** Of the shipped prompts that were brought in last. */
  shippedDigest: text('shipped_digest').notNull(),
});

/** Zips of recordings on their way into the library; src/prompts/bulk/ports.ts tells what the states mean. */
export const recordingImports = sqliteTable('recording_imports', {
  id: text().primaryKey(),
  language: text().notNull(),
  speaker: text().notNull(),
  fileName: text('file_name').notNull(),
  bytes: integer().notNull(),
  owner: text().notNull(),
  madeAt: integer('made_at').notNull(),
  state: text().notNull(),
  done: integer().notNull(),
  total: integer().notNull(),
  report: text({ mode: 'json' }),
  refusal: text({ mode: 'json' }),
});
