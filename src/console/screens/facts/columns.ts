/** How a column is written, shown and filled in; a text where nothing is said. */
export type Format = 'place' | 'riel' | 'number' | 'date' | 'weekday' | 'long' | 'text';

const FORMATS: Record<string, Format> = {
  ...{ place_code: 'place', commune: 'place', place: 'place' },
  ...{ fee_riel: 'riel', planned_riel: 'riel', actual_riel: 'riel', people: 'number' },
  ...{ confirmed_at: 'date', date: 'date', opens_on: 'date', closes_on: 'date' },
  ...{ due_on: 'date', state_on: 'date', ready_on: 'date', weekday: 'weekday' },
  ...{ notes: 'long', what_km: 'long', what_en: 'long', documents: 'long', source: 'long' },
};

export const formatOf = (column: string): Format => FORMATS[column] ?? 'text';

/**
 * What a table shows of a row; the rest stands in its form. The first column names the row. `name_*` is the column of
 * the language of the screen.
 */
const SHOWN: Record<string, readonly string[]> = {
  services: ['name_*', 'place_code', 'fee_riel', 'fee_kind', 'days_at_most'],
  budgets: ['place_code', 'year', 'side', 'component', 'planned_riel', 'actual_riel'],
  offices: ['kind', 'place_code', 'phone'],
  'opening-hours': ['office', 'weekday', 'from', 'to'],
  holidays: ['date', 'name_en'],
  facilities: ['name_*', 'kind', 'commune', 'code', 'sample'],
  rounds: ['name', 'opens_on', 'closes_on', 'enough', 'sample'],
  'scorecard-items': ['item', 'kind', 'round', 'position'],
  promises: ['what_*', 'commune', 'year', 'who', 'state'],
  rights: ['key', 'kind', 'source'],
  requests: ['number', 'office', 'place', 'state', 'ready_on'],
  population: ['place_code', 'year', 'people'],
  villages: ['name_*', 'code'],
};

/** In: a kind. Out: the columns of its table; all that it has, for a kind that is not known here. */
export const shownColumns = (kind: string, all: readonly { name: string }[]): readonly string[] =>
  SHOWN[kind] ?? all.map(({ name }) => name);

/** Digits in groups of three: 1,200,000. */
export const grouped = (amount: number | string): string => Number(amount).toLocaleString('en-US');
