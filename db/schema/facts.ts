import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* What callers ask about, and what was brought by file. Codes of places are text: they begin with zeros. */

/** Whether a row came with Sdap: a new release replaces its own rows, and none that an office brought. */
const origin = () => ({ shipped: integer({ mode: 'boolean' }).notNull().default(false) });

/** How many people live in a place. */
export const population = sqliteTable(
  'population',
  {
    placeCode: text('place_code').notNull(),
    year: integer().notNull(),
    people: integer().notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    ...origin(),
  },
  (table) => [primaryKey({ columns: [table.placeCode, table.year] })],
);

/** Offices that citizens go to. The number is the office's public one, never a person's. */
export const offices = sqliteTable('offices', {
  key: text().primaryKey(),
  kind: text().notNull(),
  placeCode: text('place_code').notNull(),
  phone: text(),
  sample: integer({ mode: 'boolean' }).notNull(),
  confirmedBy: text('confirmed_by'),
  confirmedAt: text('confirmed_at'),
  sourceUrl: text('source_url'),
  sourceDate: text('source_date'),
  ...origin(),
});

/** When an office is open: minutes of the day in Phnom Penh, weekday 1 being Monday. */
export const opening = sqliteTable(
  'opening',
  {
    officeKey: text('office_key').notNull(),
    weekday: integer().notNull(),
    fromMinute: integer('from_minute').notNull(),
    toMinute: integer('to_minute').notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    ...origin(),
  },
  (table) => [primaryKey({ columns: [table.officeKey, table.weekday, table.fromMinute] })],
);

/** Days on which no office is open. */
export const holidays = sqliteTable('holidays', {
  date: text().primaryKey(),
  nameEn: text('name_en').notNull(),
  sourceUrl: text('source_url'),
  ...origin(),
});

/** Every file that was laid: the newest row also tells the line that its facts have changed, by whatever process. */
export const imports = sqliteTable('imports', {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text().notNull(),
  fileName: text('file_name').notNull(),
  sha256: text().notNull(),
  rows: integer().notNull(),
  added: integer().notNull(),
  changed: integer().notNull(),
  removed: integer().notNull(),
  at: integer().notNull(),
  by: text().notNull(),
});

/** Villages of communes, as far as somebody brought a list. */
export const villages = sqliteTable(
  'villages',
  {
    code: text().primaryKey(),
    commune: text().notNull(),
    nameKm: text('name_km').notNull(),
    nameEn: text('name_en').notNull(),
  },
  (table) => [index('villages_commune').on(table.commune)],
);

/** Shipped rows that somebody took out: a new release does not bring them back. */
export const withdrawnFacts = sqliteTable(
  'withdrawn_facts',
  {
    kind: text().notNull(),
    /** The key of the row as a JSON list. */
    key: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.key] })],
);

/** Files that wait for a person's word, with what they would change; the file itself is in DATA_DIR/uploads. */
export const factPreviews = sqliteTable('fact_previews', {
  id: text().primaryKey(),
  kind: text().notNull(),
  fileName: text('file_name').notNull(),
  sha256: text().notNull(),
  /** Of all that the file would change, before and after; null where something in it is wrong. */
  digest: text(),
  owner: text().notNull(),
  madeAt: integer('made_at').notNull(),
});

export const places = sqliteTable(
  'places',
  {
    code: text().primaryKey(),
    level: text().notNull(),
    type: text().notNull(),
    nameKm: text('name_km').notNull(),
    nameEn: text('name_en').notNull(),
    parentCode: text('parent_code'),
    /** How many communes lie in it; counted when the places are loaded. */
    communes: integer().notNull().default(0),
  },
  (table) => [index('places_parent').on(table.parentCode)],
);

/**
 * Public services. One row is one fee at one place; of several rows with the same key the nearest to the caller holds.
 * A row that nobody confirmed is kept, and its figures are not spoken.
 */
export const services = sqliteTable(
  'services',
  {
    key: text().notNull(),
    /** Where the row holds: the code of a province, district or commune; empty for the whole country. */
    placeCode: text('place_code').notNull(),
    topic: text().notNull(),
    /** The key of the service in whose answer this fee is read; its own key for a service of its own. */
    listedUnder: text('listed_under').notNull(),
    position: integer().notNull(),
    office: text().notNull(),
    nameEn: text('name_en').notNull(),
    nameKm: text('name_km'),
    /** Whether there is a prompt with what else to know. */
    about: integer({ mode: 'boolean' }).notNull(),
    feeRiel: integer('fee_riel'),
    feeKind: text('fee_kind').notNull(),
    feeUnit: text('fee_unit'),
    /** Whom a concession is for. */
    concession: text(),
    daysAtMost: integer('days_at_most'),
    validityMonths: integer('validity_months'),
    /** The prompts of the documents to bring, joined by spaces; null when they are not known. */
    documents: text(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    sourceDate: text('source_date'),
    notes: text(),
    ...origin(),
  },
  (table) => [primaryKey({ columns: [table.key, table.placeCode] })],
);

/** Lines of the budgets of communes and districts, in riel. `sample` rows are invented, and the caller is told so. */
export const budgets = sqliteTable(
  'budgets',
  {
    placeCode: text('place_code').notNull(),
    year: integer().notNull(),
    side: text().notNull(),
    component: text().notNull(),
    planned: integer(),
    actual: integer(),
    sample: integer({ mode: 'boolean' }).notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: text('confirmed_at'),
    sourceUrl: text('source_url'),
    sourceDate: text('source_date'),
    notes: text(),
    ...origin(),
  },
  (table) => [primaryKey({ columns: [table.placeCode, table.year, table.side, table.component] })],
);

/** Which state of the reference files the tables below hold. */
export const referenceFiles = sqliteTable('reference_files', {
  name: text().primaryKey(),
  sha256: text().notNull(),
});
