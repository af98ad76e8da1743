import type { AskedFilters, ReportCell, ReportColumn } from '../../../analytics/api-types.ts';
import { shifted } from '../filters/periods.ts';

/** Reports whose rows are calls that the log can be asked for. */
const OF_CALLS: readonly string[] = ['calls', 'places', 'topics'];

const monthAfter = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
};

/** The filters of the log that say the same as those of a report. */
export function callFilters(filters: AskedFilters): Record<string, string> {
  const { from, to, line, place, language, version, topic } = filters;
  const [flow, flowVersion] = version?.split('@') ?? [];
  const said = { from, to, line, place, language, topic, flow, version: flowVersion };
  return Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/**
 * Where the log shows the calls of a row; undefined where it cannot be asked for them.
 * In: the report, what was asked of it, and the row.
 */
export function callsOf(
  report: string,
  filters: AskedFilters,
  columns: readonly ReportColumn[],
  row: readonly ReportCell[],
): string | undefined {
  if (!OF_CALLS.includes(report)) return undefined;
  const asked = callFilters(filters);
  for (const [at, { kind }] of columns.entries()) {
    const cell = row[at] ?? null;
    // Of calls without a place the log cannot be asked.
    if (kind === 'place' && cell === null) return undefined;
    if (kind === 'place' || kind === 'topic') asked[kind] = String(cell);
    const days = daysOf(kind, String(cell));
    if (!days) continue;
    asked['from'] = latest(days.from, filters.from);
    asked['to'] = earliest(days.to, filters.to);
  }
  return `/calls?${new URLSearchParams(asked)}`;
}

function daysOf(kind: string, cell: string): { from: string; to: string } | undefined {
  if (kind === 'day') return { from: cell, to: cell };
  if (kind === 'week') return { from: cell, to: shifted(cell, 6) };
  if (kind === 'month') return { from: `${cell}-01`, to: shifted(monthAfter(cell), -1) };
  return undefined;
}

const latest = (day: string, other = day): string => (day > other ? day : other);
const earliest = (day: string, other = day): string => (day < other ? day : other);
