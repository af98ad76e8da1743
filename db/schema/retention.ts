import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* What is deleted after a time, and what was. Times are milliseconds since 1970, UTC. */

/** How long a kind of data is kept, where an administrator has said so, and how far deleting has come. */
export const retention = sqliteTable('retention', {
  kind: text().primaryKey(),
  /** Null: the usual time. */
  days: integer(),
  /**
   * What is older is gone, or is being deleted. Of calls it is the first moment of a month: nothing older is added to the
   * sums of the reports, nor taken from them.
   */
  goneBefore: integer('gone_before'),
});

/** What was deleted because it was too old: a row for each kind in each run that found something. */
export const deletions = sqliteTable('deletions', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  kind: text().notNull(),
  amount: integer().notNull(),
  olderThan: integer('older_than').notNull(),
});
