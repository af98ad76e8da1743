import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/*
 * What calls came to, in figures that add up. All of it can be made anew from the log (`npm run -s rebuild-reports`).
 * There is no caller here.
 */

/** What a finished call came to: as JSON all that it adds to the sums, so that it can be taken back. */
export const callFacts = sqliteTable('call_facts', {
  callId: text('call_id').primaryKey(),
  facts: text().notNull(),
});

/** What a report can be narrowed to, beside time and place. */
export const slices = sqliteTable(
  'slices',
  {
    id: integer().primaryKey(),
    line: text().notNull(),
    language: text().notNull(),
    flowId: text('flow_id').notNull(),
    flowVersion: text('flow_version').notNull(),
  },
  (table) => [uniqueIndex('slices_what').on(table.line, table.language, table.flowId, table.flowVersion)],
);

/**
 * Where a sum belongs: level 0 is the country, 1 the provinces, 2 the districts, 3 the communes. A call counts once on
 * each level; where its place is not known that far, under `?`.
 */
const where = () => ({ level: integer().notNull(), place: text().notNull() });

const count = (name: string) => integer(name).notNull().default(0);

/** Calls, their callers and their ends, by the day on which they began. */
export const sumCalls = sqliteTable(
  'sum_calls',
  {
    ...where(),
    day: text().notNull(),
    slice: integer().notNull(),
    calls: count('calls'),
    completed: count('completed'),
    hungUp: count('hung_up'),
    gaveUp: count('gave_up'),
    transferred: count('transferred'),
    ceiling: count('ceiling'),
    failed: count('failed'),
    /** Calls that were not let in. They are no calls otherwise, and stand at the country only. */
    turnedAway: count('turned_away'),
    /** Calls that were the first one of their caller: on that day, in that week (from Monday), in that month, ever. */
    callersOfDay: count('callers_of_day'),
    callersOfWeek: count('callers_of_week'),
    callersOfMonth: count('callers_of_month'),
    newCallers: count('new_callers'),
    /** Of callers that nobody can know again. */
    ofUnknown: count('of_unknown'),
    withContent: count('with_content'),
    /** Those of which the provider told the length, and all their seconds. */
    timed: count('timed'),
    seconds: count('seconds'),
    failures: count('failures'),
  },
  (table) => [primaryKey({ columns: [table.level, table.place, table.day, table.slice] })],
);

/** Questions by node: in how many calls, how often, and how they were left. */
export const sumQuestions = sqliteTable(
  'sum_questions',
  {
    ...where(),
    month: text().notNull(),
    slice: integer().notNull(),
    flow: text().notNull(),
    node: text().notNull(),
    calls: count('calls'),
    asked: count('asked'),
    repeats: count('repeats'),
    silences: count('silences'),
    wrongKeys: count('wrong_keys'),
    /** Calls that ended here. */
    hungUp: count('hung_up'),
    hungUpInPrompt: count('hung_up_in_prompt'),
    silent: count('silent'),
    wrong: count('wrong'),
    finished: count('finished'),
    failed: count('failed'),
  },
  (table) => [
    primaryKey({ columns: [table.level, table.place, table.month, table.slice, table.flow, table.node] }),
  ],
);

/** Hang-ups by the second of the prompt in which they came. */
export const sumHangUps = sqliteTable(
  'sum_hang_ups',
  {
    node: text().notNull(),
    month: text().notNull(),
    slice: integer().notNull(),
    second: integer().notNull(),
    calls: count('calls'),
  },
  (table) => [primaryKey({ columns: [table.node, table.month, table.slice, table.second] })],
);

/** Calls that reached a topic, once each. */
export const sumTopics = sqliteTable(
  'sum_topics',
  {
    ...where(),
    month: text().notNull(),
    slice: integer().notNull(),
    topic: text().notNull(),
    calls: count('calls'),
    /** Those for which it was the first content. */
    first: count('first'),
  },
  (table) => [primaryKey({ columns: [table.level, table.place, table.month, table.slice, table.topic] })],
);

/** How far the first content was: calls by presses, and by whole seconds. */
export const sumWays = sqliteTable(
  'sum_ways',
  {
    month: text().notNull(),
    slice: integer().notNull(),
    topic: text().notNull(),
    /** `presses` or `seconds`. */
    measure: text().notNull(),
    value: integer().notNull(),
    calls: count('calls'),
  },
  (table) => [primaryKey({ columns: [table.month, table.slice, table.topic, table.measure, table.value] })],
);

/** Calls that asked for something, by what the last answer was. */
export const sumLookUps = sqliteTable(
  'sum_look_ups',
  {
    ...where(),
    month: text().notNull(),
    slice: integer().notNull(),
    query: text().notNull(),
    /** The key of a service; empty for what has no name. */
    subject: text().notNull(),
    found: count('found'),
    notFound: count('not_found'),
    failed: count('failed'),
  },
  (table) => [
    primaryKey({ columns: [table.level, table.place, table.month, table.slice, table.query, table.subject] }),
  ],
);

/** The newest rating of each subject in each call. */
export const sumRatings = sqliteTable(
  'sum_ratings',
  {
    ...where(),
    month: text().notNull(),
    slice: integer().notNull(),
    subject: text().notNull(),
    subjectId: text('subject_id').notNull(),
    /** Which side was read first: `good` or `bad`. */
    first: text().notNull(),
    value: integer().notNull(),
    ratings: count('ratings'),
  },
  (table) => [
    primaryKey({
      columns: [
        table.level,
        table.place,
        table.month,
        table.slice,
        table.subject,
        table.subjectId,
        table.first,
        table.value,
      ],
    }),
  ],
);

/**
 * Votes that count, by round and facility: counted anew from the votes whenever a call that voted there has ended. An
 * empty item: all items; an empty group: all voters; value 0: how many voters.
 */
export const sumScores = sqliteTable(
  'sum_scores',
  {
    round: text().notNull(),
    facility: text().notNull(),
    item: text().notNull(),
    group: text().notNull(),
    value: integer().notNull(),
    votes: count('votes'),
  },
  (table) => [
    primaryKey({ columns: [table.round, table.item, table.group, table.facility, table.value] }),
    index('sum_scores_facility').on(table.round, table.facility),
  ],
);

/** The shortest ways of a new caller to each topic, as `flows:report --keep` found them last. */
export const shortestWays = sqliteTable(
  'shortest_ways',
  {
    language: text().notNull(),
    topic: text().notNull(),
    presses: integer().notNull(),
    seconds: real().notNull(),
  },
  (table) => [primaryKey({ columns: [table.language, table.topic] })],
);
