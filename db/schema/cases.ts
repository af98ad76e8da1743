import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { calls } from './calls.ts';

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
    /** `message`, or `prompt`: a speaker's, on its way into the library. */
    purpose: text().notNull().default('message'),
    /** `expected`, `fetched`, `refused`, `lost` or `dropped`. */
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
    /** The id of a person on the staff. */
    assignedTo: text('assigned_to'),
    /** The last day on which the caller should be answered, as `2026-11-21`; null for none. */
    dueOn: text('due_on'),
    /** Grows with every change, by which two officers at once are noticed. */
    revision: integer().notNull().default(0),
  },
  (table) => [
    index('cases_state').on(table.state, table.openedAt),
    index('cases_opened').on(table.openedAt, table.number),
    // Whether a call, or a recording, that is too old may go.
    index('cases_call').on(table.callId),
    index('cases_recording').on(table.recording),
  ],
);

/** What staff wrote down about a case; the caller never hears it. */
export const caseNotes = sqliteTable(
  'case_notes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    caseNumber: text('case_number')
      .notNull()
      .references(() => cases.number),
    at: integer().notNull(),
    by: text().notNull(),
    text: text().notNull(),
  },
  (table) => [index('case_notes_case').on(table.caseNumber)],
);

/** What staff said to a case; the newest is what the caller hears. */
export const caseReplies = sqliteTable(
  'case_replies',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    caseNumber: text('case_number')
      .notNull()
      .references(() => cases.number),
    recording: text()
      .notNull()
      .references(() => recordings.id),
    at: integer().notNull(),
    by: text().notNull(),
    /** The prompt whose clip it is; null for what somebody spoke for this case. */
    prompt: text(),
  },
  (table) => [
    index('case_replies_case').on(table.caseNumber),
    index('case_replies_recording').on(table.recording),
  ],
);

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
