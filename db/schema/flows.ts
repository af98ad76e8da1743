import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Call flows as their YAML files have them, once each, under a hash of the text. */
export const flowTexts = sqliteTable('flow_texts', {
  hash: text().primaryKey(),
  text: text().notNull(),
});

/** Flows that staff edit. A draft answers no call. */
export const flowDrafts = sqliteTable('flow_drafts', {
  flowId: text('flow_id').primaryKey(),
  /** Grows with each save, also over the end of an earlier draft: a number is never used twice for a flow. */
  revision: integer().notNull(),
  /** Null: the draft was published or thrown away. The row stays, for its revision. */
  source: text().references(() => flowTexts.hash),
  updatedAt: integer('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});

/**
 * What went live, or will. A release holds only what it changes; what is live is all releases up to now, laid over one
 * another in the order of `live_at` and number.
 */
export const releases = sqliteTable(
  'releases',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    liveAt: integer('live_at').notNull(),
    by: text().notNull(),
    note: text().notNull(),
    /** The release that it made live again. */
    restores: integer(),
    calledOffAt: integer('called_off_at'),
  },
  (table) => [index('releases_live').on(table.liveAt, table.number)],
);

export const releaseFlows = sqliteTable(
  'release_flows',
  {
    release: integer()
      .notNull()
      .references(() => releases.number),
    flowId: text('flow_id').notNull(),
    /** Null: from this release on there is no such flow. */
    source: text().references(() => flowTexts.hash),
  },
  (table) => [primaryKey({ columns: [table.release, table.flowId] })],
);

/** The flows that the newest Sdap brought: what is live and still the same was not changed by staff. */
export const shippedFlows = sqliteTable('shipped_flows', {
  flowId: text('flow_id').primaryKey(),
  source: text()
    .notNull()
    .references(() => flowTexts.hash),
});

/** Lines on which staff try a draft. Only the simulator reaches them. */
export const tryLines = sqliteTable('try_lines', {
  line: text().primaryKey(),
  flowId: text('flow_id').notNull(),
  /** The flow and every flow that it runs, as JSON. */
  source: text().notNull(),
  language: text(),
  commune: text(),
  usedAt: integer('used_at').notNull(),
});
