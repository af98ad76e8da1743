import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

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
    /**
     * Of what this was the caller's first call when it began, as a sum: 1 the day, 2 the week from Monday, 4 the month,
     * 8 ever. Null for a caller whom nobody can know again. It stays when the caller is forgotten.
     */
    firstOf: integer('first_of'),
    /** Whether the sums of the reports have this call as it is now. */
    summed: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    uniqueIndex('calls_provider_call').on(table.provider, table.providerCallId),
    index('calls_started').on(table.startedAt),
    // Calls under way: what looks for them must not read the whole log.
    index('calls_open')
      .on(table.startedAt)
      .where(sql`ended_at IS NULL`),
    index('calls_caller').on(table.caller, table.startedAt),
    // Few rows at any time: what the reports have not seen yet.
    index('calls_to_sum')
      .on(table.endedAt)
      .where(sql`${table.endedAt} is not null and ${table.summed} = 0 and ${table.provider} <> 'simulator'`),
  ],
);

/** Each party's connection: the caller's is 0, and every transfer adds one. An office is named, not its number. */
export const legs = sqliteTable(
  'legs',
  {
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    leg: integer().notNull(),
    /** `caller` or `office`. */
    party: text().notNull(),
    /** The key of the office that was called; null where the flow does not say which it is. */
    office: text(),
    begunAt: integer('begun_at').notNull(),
    endedAt: integer('ended_at'),
    /** How a transfer ended; null for the caller's leg, and where the caller hung up first. */
    end: text(),
    /** Length in seconds as the provider measured it: of a transfer, the time that the two spoke. */
    seconds: integer(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.leg] })],
);

/** The snapshot of a call under way; gone when the call has ended. */
export const sessions = sqliteTable('sessions', {
  callId: text('call_id')
    .primaryKey()
    .references(() => calls.id),
  snapshot: text().notNull(),
});

/**
 * The reply of each turn, so that a repeated webhook gets it again. This table and that of events are kept in the order of
 * their keys (`WITHOUT ROWID`, in the migrations): a key is then stored once, and a turn writes to one place.
 */
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
