import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { calls } from './calls.ts';

/* What citizens are asked about and promised: facilities, scorecards, rights and promises. */

/** Places that are scored, beside the communes themselves. `id` is kind and official code. */
export const facilities = sqliteTable(
  'facilities',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    code: text().notNull(),
    commune: text().notNull(),
    nameKm: text('name_km').notNull(),
    nameEn: text('name_en').notNull(),
    sample: integer({ mode: 'boolean' }).notNull(),
    sourceUrl: text('source_url'),
    shipped: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('facilities_commune').on(table.commune, table.kind)],
);

/** Times in which people score, each with as many voters as a result needs. */
export const rounds = sqliteTable('rounds', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Dates in Phnom Penh, both within the round. */
  opensOn: text('opens_on').notNull(),
  closesOn: text('closes_on').notNull(),
  enough: integer().notNull(),
  sample: integer({ mode: 'boolean' }).notNull(),
  shipped: integer({ mode: 'boolean' }).notNull().default(false),
});

/** What is asked in a round about a kind of facility, in order. */
export const scorecardItems = sqliteTable(
  'scorecard_items',
  {
    round: text().notNull(),
    kind: text().notNull(),
    item: text().notNull(),
    position: integer().notNull(),
    shipped: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.round, table.kind, table.item] })],
);

/** The newest answer of a voter to an item. The voter is a pseudonym; without one, the call, and it does not count. */
export const votes = sqliteTable(
  'votes',
  {
    round: text().notNull(),
    facility: text().notNull(),
    item: text().notNull(),
    voter: text().notNull(),
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    /** 1 (very bad) to 5 (very good). */
    value: integer().notNull(),
    /** The order in which the choices were read, as a JSON list. */
    offered: text().notNull(),
    counted: integer({ mode: 'boolean' }).notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.round, table.facility, table.item, table.voter] }),
    index('votes_voter').on(table.voter),
    // Whether a call that is too old may go.
    index('votes_call').on(table.callId),
  ],
);

/** What a voter said of themselves, for the vote of the same call and for no other use. */
export const voterGroups = sqliteTable(
  'voter_groups',
  {
    round: text().notNull(),
    facility: text().notNull(),
    voter: text().notNull(),
    group: text().notNull(),
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    belongs: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.round, table.facility, table.voter, table.group] }),
    index('voter_groups_voter').on(table.voter),
    index('voter_groups_call').on(table.callId),
  ],
);

/** What a commune promised in its Joint Accountability Action Plan. */
export const promises = sqliteTable(
  'promises',
  {
    id: text().primaryKey(),
    commune: text().notNull(),
    year: integer().notNull(),
    position: integer().notNull(),
    topic: text().notNull(),
    whatKm: text('what_km').notNull(),
    whatEn: text('what_en').notNull(),
    /** Who has to do it: one of the fixed words that can be spoken, and as the plan names them. */
    who: text().notNull(),
    whoKm: text('who_km'),
    whoEn: text('who_en'),
    dueOn: text('due_on'),
    state: text().notNull(),
    stateOn: text('state_on'),
    sample: integer({ mode: 'boolean' }).notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    shipped: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('promises_commune').on(table.commune)],
);

/** Whether a promise was kept, in a caller's eyes: the newest word of each. */
export const verdicts = sqliteTable(
  'verdicts',
  {
    promise: text().notNull(),
    voter: text().notNull(),
    callId: text('call_id')
      .notNull()
      .references(() => calls.id),
    kept: text().notNull(),
    /** The order in which the choices were read, as a JSON list. */
    offered: text().notNull(),
    counted: integer({ mode: 'boolean' }).notNull(),
    at: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.promise, table.voter] }),
    index('verdicts_voter').on(table.voter),
    index('verdicts_call').on(table.callId),
  ],
);

/** What a commune, a school and a health centre owe citizens. A piece without a confirmed source is not spoken. */
export const rights = sqliteTable('rights', {
  key: text().primaryKey(),
  kind: text().notNull(),
  position: integer().notNull(),
  source: text(),
  sourceUrl: text('source_url'),
  sourceDate: text('source_date'),
  confirmedBy: text('confirmed_by'),
  confirmedAt: text('confirmed_at'),
  notes: text(),
  shipped: integer({ mode: 'boolean' }).notNull().default(false),
});
