import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/*
 * Times are milliseconds since 1970, UTC. Callers are keyed pseudonyms; no table has a phone number in clear.
 * Codes of places are text: they begin with zeros.
 */

export * from './schema/calls.ts';
export * from './schema/cases.ts';

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
    /** `generated` by a machine or `recorded` by a person. */
    origin: text().notNull(),
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

/** The flows as callers heard them. */
export const flowVersions = sqliteTable(
  'flow_versions',
  {
    flowId: text('flow_id').notNull(),
    version: text().notNull(),
    /** The flow and every flow that it runs, as JSON. */
    source: text().notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.version] })],
);

/** Which state of the reference files the tables below hold. */
export const referenceFiles = sqliteTable('reference_files', {
  name: text().primaryKey(),
  sha256: text().notNull(),
});

export const places = sqliteTable(
  'places',
  {
    code: text().primaryKey(),
    level: text().notNull(),
    type: text().notNull(),
    nameKm: text('name_km').notNull(),
    nameEn: text('name_en').notNull(),
    parentCode: text('parent_code'),
    /** How many communes lie in it; counted when the places are loaded. */
    communes: integer().notNull().default(0),
  },
  (table) => [index('places_parent').on(table.parentCode)],
);

/** Public services. A row whose figures nobody confirmed is kept, and its figures are not spoken. */
export const services = sqliteTable('services', {
  key: text().primaryKey(),
  topic: text().notNull(),
  /** The key of the service in whose answer this fee is read; its own key for a service of its own. */
  listedUnder: text('listed_under').notNull(),
  position: integer().notNull(),
  office: text().notNull(),
  nameEn: text('name_en').notNull(),
  nameKm: text('name_km'),
  /** Whether there is a prompt with the documents, and one with what else to know. */
  documents: integer({ mode: 'boolean' }).notNull(),
  about: integer({ mode: 'boolean' }).notNull(),
  feeRiel: integer('fee_riel'),
  feeKind: text('fee_kind').notNull(),
  feeUnit: text('fee_unit'),
  daysAtMost: integer('days_at_most'),
  /** The code of the only place that the figures hold for; null for the whole country. */
  holdsIn: text('holds_in'),
  verified: integer({ mode: 'boolean' }).notNull(),
  sourceUrl: text('source_url'),
  sourceDate: text('source_date'),
  notes: text(),
});

/** Lines of commune budgets, in riel. `sample` rows are invented, and the caller is told so. */
export const budgets = sqliteTable(
  'budgets',
  {
    commune: text()
      .notNull()
      .references(() => places.code),
    year: integer().notNull(),
    side: text().notNull(),
    component: text().notNull(),
    planned: integer(),
    actual: integer(),
    sample: integer({ mode: 'boolean' }).notNull(),
    verified: integer({ mode: 'boolean' }).notNull(),
    sourceUrl: text('source_url'),
    sourceDate: text('source_date'),
    notes: text(),
  },
  (table) => [primaryKey({ columns: [table.commune, table.year, table.side, table.component] })],
);
