import type {
  AskedFilters,
  PeriodKind,
  ReportCell,
  ReportColumn,
  ReportFilter,
  ReportInfo,
} from './api-types.ts';
import type { Reader } from './reader.ts';
import { wordsOf, type ReportName } from './report-words.ts';

/** What a report is asked for; the period is whole. */
export type Asked = AskedFilters & { from: string; to: string };

/** A table of figures about the log. */
export interface Report {
  period: PeriodKind;
  filters: readonly ReportFilter[];
  /** The longest code of a place that it knows: 2 for provinces, 4 for districts, 6 for communes; 0 for none. */
  deepestPlace: 0 | 2 | 4 | 6;
  /** What `by` may be, the first one being meant where nothing is asked. */
  by?: readonly string[];
  columns(asked: AskedFilters): ReportColumn[];
  /** In: the time, in milliseconds since 1970. */
  rows(reader: Reader, asked: Asked, now: number): ReportCell[][];
}

export const infoOf = (name: ReportName, report: Report): ReportInfo => ({
  name,
  words: wordsOf(name),
  period: report.period,
  filters: [...report.filters],
  deepestPlace: report.deepestPlace,
  by: [...(report.by ?? [])],
  columns: report.columns(report.by ? { by: report.by[0] ?? '' } : {}),
});
