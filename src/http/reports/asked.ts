import type { ReportFilter } from '../../analytics/api-types.ts';
import { REPORT_FILTERS } from '../../analytics/api-types.ts';
import type { Asked, Report } from '../../analytics/report.ts';
import type { ReportQuery } from '../../analytics/report-query.ts';
import { dayAfter, dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import { Refusal } from '../../staff/refusal.ts';

/** Where nobody says how far back: a year. */
const DAYS_BACK = 364;

/** Beyond this no chart can be read, and no table. */
const MOST_DAYS = 3660;

/** What is asked of a report, and what it is compared with. Throws Refusal: bad-input for what it does not take. */
export function askedOf(
  report: Report,
  query: ReportQuery,
  now: number,
): { asked: Asked; compared: Asked | null } {
  const { compareFrom, compareTo, compareVersion, from, to, ...filters } = query;
  checkFilters(report, filters);
  const today = dayInPhnomPenh(now);
  const period = periodOf(report, from, to ?? today, 'from');
  const asked: Asked = { ...filters, ...period, ...(report.by && { by: filters.by ?? report.by[0] ?? '' }) };
  if (compareVersion !== undefined) {
    if (!report.filters.includes('version')) refuse('compareVersion', 'this report is not told by version.');
    return { asked, compared: { ...asked, version: compareVersion } };
  }
  if (compareFrom === undefined && compareTo === undefined) return { asked, compared: null };
  if (report.period === 'none') refuse('compareFrom', 'this report has no period.');
  if (compareFrom === undefined) refuse('compareFrom', 'give both days of the other period.');
  if (compareTo === undefined) refuse('compareTo', 'give both days of the other period.');
  return { asked, compared: { ...asked, ...periodOf(report, compareFrom, compareTo ?? '', 'compareFrom') } };
}

function refuse(field: string, says: string): never {
  throw new Refusal('bad-input', `${field}: ${says}`, field);
}

function checkFilters(report: Report, filters: Partial<Record<ReportFilter, string | undefined>>): void {
  for (const name of REPORT_FILTERS) {
    if (filters[name] === undefined || report.filters.includes(name)) continue;
    refuse(name, `this report takes ${['from', 'to', ...report.filters].join(', ')}.`);
  }
  const { place, by } = filters;
  if (place !== undefined && place.length > report.deepestPlace) {
    refuse('place', `this report knows codes of ${report.deepestPlace} digits and fewer.`);
  }
  if (by !== undefined && !report.by?.includes(by)) {
    refuse('by', `choose one of ${(report.by ?? []).join(', ')}.`);
  }
}

function periodOf(
  { period }: Report,
  from: string | undefined,
  to: string,
  field: string,
): { from: string; to: string } {
  const first = from ?? dayAfter(to, -DAYS_BACK);
  if (first > to) refuse(field, 'the first day comes after the last one.');
  if (Date.parse(to) - Date.parse(first) > MOST_DAYS * 24 * 60 * 60 * 1000) {
    refuse(field, 'ask for ten years or fewer.');
  }
  return period === 'months' ? { from: `${first.slice(0, 7)}-01`, to: lastOfMonth(to) } : { from: first, to };
}

const lastOfMonth = (day: string): string => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};
