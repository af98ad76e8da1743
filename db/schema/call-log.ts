import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * The calls that have ended, as the call log lists them: one slim row each, made from the log together with the facts of
 * the call. What may not be told of a call is not here: a confidential one has its day and no hour, no place, no topic, no
 * rating and no length.
 */
export const loggedCalls = sqliteTable(
  'logged_calls',
  {
    callId: text('call_id').primaryKey(),
    /** When it began; of a confidential call the first moment of that day in Phnom Penh. */
    shownAt: integer('shown_at').notNull(),
    confidential: integer({ mode: 'boolean' }).notNull(),
    line: text().notNull(),
    language: text().notNull(),
    flowId: text('flow_id').notNull(),
    flowVersion: text('flow_version').notNull(),
    disposition: text().notNull(),
    /** Codes of the place that it was about, as far as it is known. */
    province: text(),
    district: text(),
    commune: text(),
    /** What it reached, as a JSON list in order. */
    topics: text().notNull(),
    lowestRating: integer('lowest_rating'),
    /** Faults of ours that it met. */
    failures: integer().notNull(),
    seconds: integer(),
  },
  // Each ends with the time, in whose order calls are listed. Topics have none: every topic is frequent.
  (table) => [
    index('logged_calls_shown').on(table.shownAt),
    index('logged_calls_line').on(table.line, table.shownAt),
    index('logged_calls_language').on(table.language, table.shownAt),
    index('logged_calls_version').on(table.flowId, table.flowVersion, table.shownAt),
    index('logged_calls_disposition').on(table.disposition, table.shownAt),
    index('logged_calls_province')
      .on(table.province, table.shownAt)
      .where(sql`${table.province} is not null`),
    index('logged_calls_district')
      .on(table.district, table.shownAt)
      .where(sql`${table.district} is not null`),
    index('logged_calls_commune')
      .on(table.commune, table.shownAt)
      .where(sql`${table.commune} is not null`),
    index('logged_calls_rating')
      .on(table.lowestRating, table.shownAt)
      .where(sql`${table.lowestRating} is not null`),
    index('logged_calls_failed')
      .on(table.shownAt)
      .where(sql`${table.failures} > 0`),
  ],
);
