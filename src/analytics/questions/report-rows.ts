import { sql } from 'drizzle-orm';
import type { Names, ReportCell } from '../api-types.ts';
import { namesOf } from '../names.ts';
import type { Asked } from '../report.ts';
import type { Reader } from '../reader.ts';
import type { ReportName } from '../report-words.ts';
import { REPORTS } from '../reports.ts';

export interface ReportAsked {
  report: ReportName;
  asked: Asked;
  compared: Asked | null;
  now: number;
}

export interface ReportRows {
  rows: ReportCell[][];
  compared: ReportCell[][] | null;
  names: Names;
  /** When the first call ended that is not counted yet; null where all are. */
  firstWaiting: number | null;
}

/** The rows of a report. Throws for one that there is not. */
export function reportRows(reader: Reader, { report: name, asked, compared, now }: ReportAsked): ReportRows {
  const report = REPORTS.get(name);
  if (!report) throw new Error(`There is no report ${name}.`);
  const rows = report.rows(reader, asked, now);
  const others = compared && report.rows(reader, compared, now);
  return {
    rows,
    compared: others,
    names: namesOf(reader, report.columns(asked), [...rows, ...(others ?? [])]),
    firstWaiting: reader.one<{ at: number | null }>(
      sql`select (select ended_at from calls
                  where ended_at is not null and summed = 0 and provider <> 'simulator'
                  order by ended_at limit 1) as at`,
    ).at,
  };
}
