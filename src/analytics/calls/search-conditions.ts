import { sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { loggedCalls } from '../../../db/schema.ts';
import { dayAfter, PHNOM_PENH_MS, startOfDay } from '../../calendar/phnom-penh.ts';
import { hoursOf, type CallsQuery } from './api-types.ts';

const HOUR_MS = 60 * 60 * 1000;

/** One of several indexes that find calls in the order of time, and what else must hold of a call. */
export interface Way {
  /** How the index is asked; nothing where all calls are read in the order of time. */
  found: SQL[];
  checked: SQL[];
}

/**
 * Reads a search. Out: the ways in which its calls can be looked for, one at least. A plus sign keeps SQLite from choosing
 * another index for what is checked.
 */
export function waysOf(query: CallsQuery): Way[] {
  const filters = FILTERS.flatMap((make) => make(query) ?? []);
  const rest = unindexed(query);
  if (filters.length === 0) return [{ found: [], checked: rest }];
  return filters.map(({ found }, at) => ({
    found,
    checked: [...filters.filter((_one, other) => other !== at).flatMap(({ checked }) => checked), ...rest],
  }));
}

/** The first moment that a search asks for, and the moment after the last one. */
export const periodOf = ({ from, to }: CallsQuery): { since: number; before: number } => ({
  since: from === undefined ? 0 : startOfDay(from),
  before: to === undefined ? Number.MAX_SAFE_INTEGER : startOfDay(dayAfter(to)),
});

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

const ofVersion: MakeFilter = ({ flow, version }) =>
  flow === undefined || version === undefined
    ? undefined
    : equal([loggedCalls.flowId, flow], [loggedCalls.flowVersion, version]);

/** Those that have an index. */
const FILTERS: readonly MakeFilter[] = [
  ofPlace(2, loggedCalls.province),
  ofPlace(4, loggedCalls.district),
  ofPlace(6, loggedCalls.commune),
  ofVersion,
  ({ line }) => (line === undefined ? undefined : equal([loggedCalls.line, line])),
  ({ language }) => (language === undefined ? undefined : equal([loggedCalls.language, language])),
  ({ disposition }) =>
    disposition === undefined ? undefined : equal([loggedCalls.disposition, disposition]),
  ({ rating }) => (rating === undefined ? undefined : equal([loggedCalls.lowestRating, rating])),
  ({ faults }) =>
    faults && {
      found: [sql`${loggedCalls.failures} > 0`],
      checked: [sql`+${loggedCalls.failures} > 0`],
    },
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
