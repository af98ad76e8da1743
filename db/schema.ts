import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/*
 * Times are milliseconds since 1970, UTC. Callers are keyed pseudonyms; no table has a phone number in clear.
 * Codes of places are text: they begin with zeros.
 */

/** Whether a row came with Sdap: a new release replaces its own rows, and none that an office brought. */
const origin = () => ({ shipped: integer({ mode: 'boolean' }).notNull().default(false) });

/** Callers by pseudonym: what is kept from one call to the next, and no more. */
export const callers = sqliteTable('callers', {
  pseudonym: text().primaryKey(),
  language: text(),
  commune: text(),
  firstCallAt: integer('first_call_at').notNull(),
  lastCallAt: integer('last_call_at').notNull(),
});

/** One row for a call, whatever became of it. */
export const calls = sqliteTable(
  'calls',
  {
    id: text().primaryKey(),
    provider: text().notNull(),
    providerCallId: text('provider_call_id').notNull(),
    line: text().notNull(),
    caller: text(),
    flowId: text('flow_id').notNull(),
    flowVersion: text('flow_version').notNull(),
    language: text().notNull(),
    startedAt: integer('started_at').notNull(),
    turn: integer().notNull().default(-1),
    endedAt: integer('ended_at'),
    disposition: text(),
    /** Length in seconds as the provider measured it. */
    seconds: integer(),
  },
  (table) => [
    uniqueIndex('calls_provider_call').on(table.provider, table.providerCallId),
    index('calls_started').on(table.startedAt),
  ],
);

/** The snapshot of a call under way; gone when the call has ended. */
export const sessions = sqliteTable('sessions', {
  callId: text('call_id')
    .primaryKey()
    .references(() => calls.id),
  snapshot: text().notNull(),
});

/** The reply of each turn, so that a repeated webhook gets it again. */
export const turns = sqliteTable(
  'turns',
  {
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    turn: integer().notNull(),
    at: integer().notNull(),
    utterance: text().references(() => utterances.hash),
    reply: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.turn] })],
);

/** What happened, in order: steps, keys, silences, look-ups, what was said, ratings, the end, faults. */
export const events = sqliteTable(
  'events',
  {
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    turn: integer().notNull(),
    sequence: integer().notNull(),
    at: integer().notNull(),
    type: text().notNull(),
    node: text().notNull(),
    data: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.turn, table.sequence] })],
);

/** The newest rating of a subject in a call; the events keep every one that was given. */
export const ratings = sqliteTable(
  'ratings',
  {
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    subject: text().notNull(),
    subjectId: text('subject_id').notNull(),
    /** 1 (very bad) to 5 (very good). */
    value: integer().notNull(),
    /** The order in which the choices were read, as a JSON list. */
    offered: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.subject, table.subjectId] })],
);

/** Everything that was ever said, once each: the clips under the hash that names the stitched clip. */
export const utterances = sqliteTable('utterances', {
  hash: text().primaryKey(),
  language: text().notNull(),
  seconds: real().notNull(),
  clips: text().notNull(),
});

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

/**
 * Public services. One row is one fee at one place; of several rows with the same key the nearest to the caller holds.
 * A row that nobody confirmed is kept, and its figures are not spoken.
 */
export const services = sqliteTable(
  'services',
  {
    key: text().notNull(),
    /** Where the row holds: the code of a province, district or commune; empty for the whole country. */
    placeCode: text('place_code').notNull(),
    topic: text().notNull(),
    /** The key of the service in whose answer this fee is read; its own key for a service of its own. */
    listedUnder: text('listed_under').notNull(),
    position: integer().notNull(),
    office: text().notNull(),
    nameEn: text('name_en').notNull(),
    nameKm: text('name_km'),
    /** Whether there is a prompt with what else to know. */
    about: integer({ mode: 'boolean' }).notNull(),
    feeRiel: integer('fee_riel'),
    feeKind: text('fee_kind').notNull(),
    feeUnit: text('fee_unit'),
    /** Whom a concession is for. */
    concession: text(),
    daysAtMost: integer('days_at_most'),
    validityMonths: integer('validity_months'),
    /** The prompts of the documents to bring, joined by spaces; null when they are not known. */
    documents: text(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    sourceDate: text('source_date'),
    notes: text(),
    ...origin(),
  },
  (table) => [primaryKey({ columns: [table.key, table.placeCode] })],
);

/** Lines of the budgets of communes and districts, in riel. `sample` rows are invented, and the caller is told so. */
export const budgets = sqliteTable(
  'budgets',
  {
    placeCode: text('place_code').notNull(),
    year: integer().notNull(),
    side: text().notNull(),
    component: text().notNull(),
    planned: integer(),
    actual: integer(),
    sample: integer({ mode: 'boolean' }).notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    sourceDate: text('source_date'),
    notes: text(),
    ...origin(),
  },
  (table) => [primaryKey({ columns: [table.placeCode, table.year, table.side, table.component] })],
);

/* Facts that offices bring by file, and what was brought. */

/** How many people live in a place. */
export const population = sqliteTable(
  'population',
  {
    placeCode: text('place_code').notNull(),
    year: integer().notNull(),
    people: integer().notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    ...origin(),
  },
  (table) => [primaryKey({ columns: [table.placeCode, table.year] })],
);

/** Offices that citizens go to. The number is the office's public one, never a person's. */
export const offices = sqliteTable('offices', {
  key: text().primaryKey(),
  kind: text().notNull(),
  placeCode: text('place_code').notNull(),
  phone: text(),
  sample: integer({ mode: 'boolean' }).notNull(),
  confirmedBy: text('confirmed_by'),
  confirmedAt: text('confirmed_at'),
  sourceUrl: text('source_url'),
  sourceDate: text('source_date'),
  ...origin(),
});

/** When an office is open: minutes of the day in Phnom Penh, weekday 1 being Monday. */
export const opening = sqliteTable(
  'opening',
  {
    officeKey: text('office_key').notNull(),
    weekday: integer().notNull(),
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    ...origin(),
  },
  (table) => [primaryKey({ columns: [table.officeKey, table.weekday, table.fromMinute] })],
);

/** Days on which no office is open. */
export const holidays = sqliteTable('holidays', {
  date: text().primaryKey(),
  nameEn: text('name_en').notNull(),
  sourceUrl: text('source_url'),
  ...origin(),
});

/** Every file that was laid: the newest row also tells the line that its facts have changed, by whatever process. */
export const imports = sqliteTable('imports', {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text().notNull(),
  fileName: text('file_name').notNull(),
  sha256: text().notNull(),
  rows: integer().notNull(),
  added: integer().notNull(),
  changed: integer().notNull(),
  removed: integer().notNull(),
  at: integer().notNull(),
  by: text().notNull(),
});
