import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** That a carrier reached this line, for whoever sets it up. Only the newest few are kept, and no caller is in them. */
export const providerContacts = sqliteTable(
  'provider_contacts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    provider: text().notNull(),
    at: integer().notNull(),
    outcome: text().notNull(),
    /** The number that was dialled, where the request was the carrier's. */
    line: text(),
  },
  (table) => [index('provider_contacts_newest').on(table.provider, table.outcome, table.id)],
);
