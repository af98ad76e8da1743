import { sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { loggedCalls } from '../../../db/schema.ts';
import { dayAfter, PHNOM_PENH_MS, startOfDay } from '../../calendar/phnom-penh.ts';
import { hoursOf, type CallsQuery } from './api-types.ts';

const HOUR_MS = 60 * 60 * 1000;

/** What a search asks, in two parts. */
export interface Conditions {
  /** What one index finds in the order of time. Its calls are looked through. */
  found: SQL[];
  /** What else must hold of them. */
  checked: SQL[];
}

/** Dispositions in which most calls end. */
const USUAL_ENDS = new Set(['completed', 'hung-up']);
const USUAL_LANGUAGE = 'km';

/**
 * Reads a search. Where several filters have an index, the one that finds the fewest calls is taken, as far as that can be
 * known beforehand; a plus sign keeps SQLite from choosing another one for the rest.
 */
export function conditionsOf(query: CallsQuery): Conditions {
  const filters = FILTERS.flatMap((make) => make(query) ?? []);
  const [first, ...others] = filters;
  return {
    found: [...(first?.found ?? []), ...timeOf(query)],
    checked: [...others.flatMap(({ checked }) => checked), ...unindexed(query)],
  };
}

interface Filter {
  /** As the index of this filter is asked. */
  found: SQL[];
  /** The same where another index is asked. */
  checked: SQL[];
}

const equal = (...pairs: [column: SQLiteColumn, value: string | number][]): Filter => ({
  found: pairs.map(([column, value]) => sql`${column} = ${value}`),
  checked: pairs.map(([column, value]) => sql`+${column} = ${value}`),
});

type MakeFilter = (query: CallsQuery) => Filter | undefined;

/** Of a length of the code: 2 is a province, 4 a district, 6 a commune. */
const ofPlace =
  (digits: number, column: SQLiteColumn): MakeFilter =>
  ({ place }) =>
    place?.length === digits ? equal([column, place]) : undefined;

const ofVersion: MakeFilter = ({ flow, version }) => {
  if (flow === undefined) return undefined;
  const ofFlow: [SQLiteColumn, string] = [loggedCalls.flowId, flow];
  return version === undefined ? undefined : equal(ofFlow, [loggedCalls.flowVersion, version]);
};

/** Those that find the fewest calls stand first. */
const FILTERS: readonly MakeFilter[] = [
  ofPlace(6, loggedCalls.commune),
  ({ faults }) =>
    faults && {
      found: [sql`${loggedCalls.failures} > 0`],
      checked: [sql`+${loggedCalls.failures} > 0`],
    },
  ({ language }) =>
    language === undefined || language === USUAL_LANGUAGE
      ? undefined
      : equal([loggedCalls.language, language]),
  ofPlace(4, loggedCalls.district),
  ({ disposition }) =>
    disposition === undefined || USUAL_ENDS.has(disposition)
      ? undefined
      : equal([loggedCalls.disposition, disposition]),
  ({ rating }) => (rating === undefined ? undefined : equal([loggedCalls.lowestRating, rating])),
  ofPlace(2, loggedCalls.province),
  ofVersion,
  ({ line }) => (line === undefined ? undefined : equal([loggedCalls.line, line])),
  ({ disposition }) =>
    disposition !== undefined && USUAL_ENDS.has(disposition)
      ? equal([loggedCalls.disposition, disposition])
      : undefined,
  ({ language }) => (language === USUAL_LANGUAGE ? equal([loggedCalls.language, language]) : undefined),
];

/** Always something, so that a search without filters is read in the order of time too. */
const timeOf = ({ from, to }: CallsQuery): SQL[] => [
  sql`${loggedCalls.shownAt} >= ${from === undefined ? 0 : startOfDay(from)}`,
  ...(to === undefined ? [] : [sql`${loggedCalls.shownAt} < ${startOfDay(dayAfter(to))}`]),
];

/** What has no index: it holds of so many calls that they are soon found. */
function unindexed({ topic, hours, flow, version }: CallsQuery): SQL[] {
  const found: SQL[] = [];
  if (topic !== undefined) found.push(sql`instr(${loggedCalls.topics}, ${JSON.stringify(topic)}) > 0`);
  if (flow !== undefined && version === undefined) found.push(sql`+${loggedCalls.flowId} = ${flow}`);
  if (hours !== undefined) {
    const { from, to } = hoursOf(hours);
    const hour = sql`(${loggedCalls.shownAt} + ${PHNOM_PENH_MS}) / ${HOUR_MS} % 24`;
    // The hour of a confidential call is not told, and so not asked.
    found.push(sql`${loggedCalls.confidential} = 0 and ${hour} >= ${from} and ${hour} < ${to}`);
  }
  return found;
}
