import type { Period, ReportInfo } from '../../../analytics/api-types.ts';
import { periodBefore, periodOf, todayInPhnomPenh, wholeMonths, yearBefore } from './periods.ts';

/** Names and values, none of them empty: what stands in the address of the screen, or in a request. */
export type Filters = Readonly<Record<string, string>>;

export const COMPARISONS = ['before', 'year', 'period', 'version'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** What a report can be compared with. */
export const comparisonsOf = ({ period, filters }: ReportInfo): Comparison[] =>
  COMPARISONS.filter((one) => (one === 'version' ? filters.includes('version') : period !== 'none'));

/** The period that an address means: a year back where it says none. */
export function periodIn({ from, to }: Filters, now: number): Period {
  const usual = periodOf('year-days', todayInPhnomPenh(now));
  return { from: from ?? usual.from, to: to ?? usual.to };
}

/**
 * What is asked of the line. The rest of an address is how the answer is shown.
 * In: the address, and the time in milliseconds since 1970.
 */
export function askedOf(info: ReportInfo, address: Filters, now: number): Filters {
  const narrowed = info.filters.filter((name) => address[name] !== undefined);
  return {
    ...Object.fromEntries(narrowed.map((name) => [name, address[name] ?? ''])),
    ...(info.period === 'none' ? {} : periodIn(address, now)),
    ...comparedIn(info, address, now),
  };
}

function comparedIn(info: ReportInfo, address: Filters, now: number): Filters {
  const comparison = comparisonsOf(info).find((one) => one === address['compare']);
  if (comparison === undefined) return {};
  if (comparison === 'version') {
    const { compareVersion } = address;
    return compareVersion === undefined ? {} : { compareVersion };
  }
  const shown = periodIn(address, now);
  const period = info.period === 'months' ? wholeMonths(shown) : shown;
  const other = comparison === 'year' ? yearBefore(period) : periodBefore(period);
  const { compareFrom = other.from, compareTo = other.to } = comparison === 'period' ? address : {};
  return { compareFrom, compareTo };
}

/** Empty, or with its question mark. */
export function asQuery(filters: Filters): string {
  const query = new URLSearchParams(filters).toString();
  return query === '' ? '' : `?${query}`;
}
