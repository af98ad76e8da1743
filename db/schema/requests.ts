import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

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
  /** Whether the row came with db/reference: the next release replaces it, and none that staff made. */
  shipped: integer({ mode: 'boolean' }).notNull().default(true),
});
