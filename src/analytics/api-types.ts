/*
 * What goes over the wire about the log. Days are days in Phnom Penh, as `2026-11-21`; moments are milliseconds since
 * 1970 (UTC).
 */

/** Both days count. */
export interface Period {
  from: string;
  to: string;
}

/** GET /reports/span: the days of the log; null while nobody has called. */
export type LogSpan = Period;

export interface LogSpanAnswer {
  span: LogSpan | null;
}

/** What can be asked for, beside the period. */
export const REPORT_FILTERS = [
  'line',
  'place',
  'language',
  'version',
  'flow',
  'by',
  'node',
  'topic',
  'subject',
  'round',
  'kind',
] as const;
export type ReportFilter = (typeof REPORT_FILTERS)[number];

/**
 * What the values of a column are; the names of things are ids, which are worded where they are shown.
 * `day` 2026-11-21; `week` the day of its Monday; `month` 2026-11. `place`: the code of a province, district or commune;
 * null where no place is known. `version`: flow@version. `share`: 0 to 1, and `low` and `high` beside it are the ends of
 * its interval of 95 %. `mean` and `score`: points from 1 to 5. `points`: a difference of points or shares.
 */
export type ColumnKind =
  | 'day'
  | 'week'
  | 'month'
  | 'count'
  | 'share'
  | 'seconds'
  | 'number'
  | 'mean'
  | 'score'
  | 'points'
  | 'place'
  | 'topic'
  | 'flow'
  | 'node'
  | 'version'
  | 'language'
  | 'query'
  | 'service'
  | 'office'
  | 'subject'
  | 'facility'
  | 'facility-kind'
  | 'item'
  | 'group'
  | 'round'
  | 'case-kind'
  | 'case-state'
  | 'age'
  | 'side';

export interface ReportColumn {
  name: string;
  kind: ColumnKind;
}

/** How a report takes its period: by days, by whole months (a period is widened to them), or not at all. */
export type PeriodKind = 'days' | 'months' | 'none';

/** What a report is called, which question it answers, and, sentence by sentence, what is counted in it. */
export interface ReportWords {
  title: string;
  about: string;
  definition: string[];
}

/** A report as it is listed, with the columns that it has where nothing is asked. */
export interface ReportInfo {
  name: string;
  words: Record<'km' | 'en', ReportWords>;
  period: PeriodKind;
  filters: ReportFilter[];
  /** Digits of the longest code of a place that it takes; 0 where it takes none. */
  deepestPlace: 0 | 2 | 4 | 6;
  /** What `by` may be, the first one being meant where nothing is asked; it names the first column. */
  by: string[];
  columns: ReportColumn[];
}

/** GET /reports */
export interface ReportsAnswer {
  reports: ReportInfo[];
}

/** What was counted, after what was left out was filled in. */
export type AskedFilters = Partial<Record<ReportFilter | keyof Period, string | undefined>>;

export type ReportCell = string | number | null;

/** What things are called that rows speak of by an id. A place has its own name, without what it lies in. */
export type Names = Partial<Record<ColumnKind, Record<string, { km: string; en: string }>>>;

/** GET /reports/:name */
export interface ReportAnswer {
  report: string;
  filters: AskedFilters;
  columns: ReportColumn[];
  rows: ReportCell[][];
  /** The same columns for the other period or version, where one was asked for. */
  compared: { filters: AskedFilters; rows: ReportCell[][] } | null;
  names: Names;
  madeAt: number;
  /** Everything that ended until then is counted. */
  upTo: number;
}

/** GET /reports/choices: what occurs in the log. */
export interface ReportChoicesAnswer {
  lines: string[];
  languages: string[];
  /** Of the flows that answer lines, the newest first. */
  versions: { flow: string; version: string; seenAt: number | null }[];
  rounds: string[];
  /** Of flows and rounds, and of every topic. */
  names: Names;
}
