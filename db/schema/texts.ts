import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { calls } from './calls.ts';

/* Text messages that callers asked for. */

/** What became of each; who got it, and what it says, is in `contacts` until it has left. */
export const texts = sqliteTable(
  'texts',
  {
    id: text().primaryKey(),
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    turn: integer().notNull(),
    node: text().notNull(),
    /** A word of the flow. */
    kind: text().notNull(),
    language: text().notNull(),
    provider: text().notNull(),
    /** Of the call and the text: a key that came twice, or is pressed again, sends nothing twice. */
    hash: text().notNull(),
    /** `waiting`, `sending`, `sent`, `failed`, `unknown` or `dropped`. */
    state: text().notNull(),
    providerTextId: text('provider_text_id'),
    why: text(),
    madeAt: integer('made_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (table) => [
    uniqueIndex('texts_turn_node').on(table.callId, table.turn, table.node),
    uniqueIndex('texts_once').on(table.callId, table.hash),
  ],
);

/** The number that a text goes to, and the text, both sealed; gone when the text has ended, after a day at the latest. */
export const contacts = sqliteTable(
  'contacts',
  {
    textId: text('text_id')
      .primaryKey()
      .references(() => texts.id),
    numberSealed: blob('number_sealed', { mode: 'buffer' }).notNull(),
    bodySealed: blob('body_sealed', { mode: 'buffer' }).notNull(),
    madeAt: integer('made_at').notNull(),
  },
  (table) => [index('contacts_made').on(table.madeAt)],
);
