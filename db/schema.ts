import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/*
 * Times are milliseconds since 1970, UTC. Callers are keyed pseudonyms; no table has a phone number in clear.
 * Codes of places are text: they begin with zeros.
 */

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
    index('calls_caller').on(table.caller, table.startedAt),
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

export * from './staff-schema.ts';

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

/* Spoken messages, the cases they open, and the work that follows a turn. */

/**
 * Sound that people left. The file is sealed on disk; what stands here tells nothing without the key of the line. The
 * URL at the provider names our account there, so it is sealed too, and cleared as soon as the sound is gone there.
 */
export const recordings = sqliteTable(
  'recordings',
  {
    id: text().primaryKey(),
    /** Null for the spoken replies of staff. */
    callId: text('call_id').references(() => calls.id),
    provider: text().notNull(),
    /** Tells a repeated webhook: a hash of provider and URL. */
    urlHash: text('url_hash'),
    urlSealed: blob('url_sealed', { mode: 'buffer' }),
    /** `expected`, `fetched`, `lost` or `dropped`. */
    state: text().notNull(),
    seconds: real(),
    sha256: text(),
    bytes: integer(),
    madeAt: integer('made_at').notNull(),
    fetchedAt: integer('fetched_at'),
    goneAtProviderAt: integer('gone_at_provider_at'),
    why: text(),
  },
  (table) => [index('recordings_call').on(table.callId), index('recordings_url').on(table.urlHash)],
);

/** A message with a number. There is no caller here: whoever knows the number may ask for the state. */
export const cases = sqliteTable(
  'cases',
  {
    number: text().primaryKey(),
    /** `complaint`, `question`, `suggestion`, `place-problem` or `promise`. */
    kind: text().notNull(),
    topic: text(),
    commune: text(),
    village: text(),
    facility: text(),
    recording: text()
      .notNull()
      .references(() => recordings.id),
    language: text().notNull(),
    /** For deletion and counts only; it is never shown to the people who read cases. */
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    /** `new`, `open`, `answered`, `closed` or `rejected`. */
    state: text().notNull(),
    openedAt: integer('opened_at').notNull(),
    stateAt: integer('state_at').notNull(),
    assignedTo: text('assigned_to'),
  },
  (table) => [index('cases_state').on(table.state, table.openedAt)],
);

/** What staff said to a case; the newest is what the caller hears. */
export const caseReplies = sqliteTable('case_replies', {
  id: integer().primaryKey({ autoIncrement: true }),
  caseNumber: text('case_number')
    .notNull()
    .references(() => cases.number),
  recording: text()
    .notNull()
    .references(() => recordings.id),
  at: integer().notNull(),
  by: text().notNull(),
});

/** Messages whose callers hung up while they spoke, until the sound comes. */
export const unfinishedMessages = sqliteTable('unfinished_messages', {
  callId: text('call_id')
    .primaryKey()
    .references(() => calls.id),
  message: text().notNull(),
  madeAt: integer('made_at').notNull(),
});

/** Work for the network that a turn left behind. */
export const errands = sqliteTable(
  'errands',
  {
    kind: text().notNull(),
    subject: text().notNull(),
    dueAt: integer('due_at').notNull(),
    tries: integer().notNull().default(0),
    /** `waiting`, `under-way`, `done` or `given-up`. */
    state: text().notNull(),
    why: text(),
    madeAt: integer('made_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.subject] }),
    index('errands_due').on(table.state, table.dueAt),
  ],
);

/* --- Requests of citizens at offices, and the lines that answer ----------------------------------------------------- */

/** What offices tell of the applications that they work on, found by the number of the ticket. No row names anyone. */
export const requests = sqliteTable('requests', {
  /** 4 to 10 digits. */
  number: text().primaryKey(),
  /** Such as `owso`: the prompt `office-<office>` says it. */
  office: text().notNull(),
  /** The code of the place whose office it is. */
  place: text().notNull(),
  /** The key of the service; null where the office does not say. */
  service: text(),
  state: text().notNull(),
  /** What the citizen does next, where it is not what every request of this state asks for. */
  next: text(),
  readyOn: text('ready_on'),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

/** Numbers that answer, and what is known of whoever calls them. */
export const lines = sqliteTable('lines', {
  number: text().primaryKey(),
  flow: text(),
  place: text(),
  language: text(),
  note: text(),
});
