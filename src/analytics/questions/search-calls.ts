import { sql, type SQL } from 'drizzle-orm';
import { loggedCalls } from '../../../db/schema.ts';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { CallsAnswer, CallsQuery, CallSummary } from '../calls/api-types.ts';
import { periodOf, waysOf, type Way } from '../calls/search-conditions.ts';
import type { Reader } from '../reader.ts';

/**
 * How many calls are looked through at a time: few at first, since most searches find a page among them. All of them
 * together bound the time of any search, however large the log and however rare what is searched.
 */
const STRIDES = [500, 3_500, 6_000];

/** As many as are looked through for a page; counting stops there too. */
const MOST_LOOKED_THROUGH = 10_000;

/** Where a list goes on: after this call. */
interface Key {
  shownAt: number;
  callId: string;
}

/** Calls from `since` on, and before a moment or a call. */
interface Span {
  since: number;
  before: Key;
}

/** A page of the calls that have ended, the newest first. */
export function searchCalls(reader: Reader, query: CallsQuery): CallsAnswer {
  const { since, before } = periodOf(query);
  const start = { shownAt: before, callId: '' };
  const after = query.after === undefined ? null : keyIn(query.after);
  const span = { since, before: after && after.shownAt < before ? after : start };
  const way = rarest(reader, waysOf(query), span);
  const { rows, goesOn } = lookThrough(reader, way, span, query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const isFull = rows.length > query.limit;
  return {
    calls: shown.map(summaryOf),
    next: isFull && last ? textOf(last) : goesOn && textOf(goesOn),
    searchedTo: !isFull && goesOn ? dayInPhnomPenh(goesOn.shownAt) : null,
    count: after === null ? countOf(reader, way, span) : null,
  };
}

/**
 * The way that comes farthest with the calls that are looked through. Which one that is differs from line to line and from
 * month to month, and is asked of the indexes alone: no call is read for it.
 */
function rarest(reader: Reader, ways: readonly Way[], span: Span): Way {
  const [first] = ways;
  if (!first) throw new Error('A search has no way.');
  if (ways.length === 1) return first;
  const reached = ways.map((way) => {
    const { calls, oldest } = reader.one<{ calls: number; oldest: number | null }>(sql`
      select count(*) as calls, min(shown_at) as oldest from (
        select shown_at from ${loggedCalls} ${where([...way.found, ...around(span)])}
        order by ${loggedCalls.shownAt} desc limit ${MOST_LOOKED_THROUGH})`);
    return { way, calls, oldest: oldest ?? 0 };
  });
  const [best] = reached.toSorted((a, b) => a.calls - b.calls || a.oldest - b.oldest);
  return best?.way ?? first;
}

/** Out: calls that match, at most as many as are wanted; and from where to go on where not all were looked through. */
function lookThrough(
  reader: Reader,
  { found, checked }: Way,
  { since, before }: Span,
  wanted: number,
): { rows: Row[]; goesOn: Key | null } {
  const rows: Row[] = [];
  let from = before;
  for (const stride of STRIDES) {
    const end = momentAt(reader, found, { since, before: from }, stride - 1);
    rows.push(
      ...reader.all<Row>(sql`
        select ${COLUMNS} from ${loggedCalls}
        ${where([...found, ...checked, ...within({ since: end ?? since, before: from })])}
        order by ${loggedCalls.shownAt} desc, ${loggedCalls.callId} desc limit ${wanted - rows.length}`),
    );
    if (end === null || rows.length === wanted) return { rows, goesOn: null };
    from = { shownAt: end, callId: '' };
  }
  return { rows, goesOn: from };
}

/** How many match, as far as can be told without looking through more calls than a page does. */
function countOf(reader: Reader, { found, checked }: Way, { since, before }: Span): CallsAnswer['count'] {
  const end = momentAt(reader, found, { since, before }, MOST_LOOKED_THROUGH);
  const { calls } = reader.one<{ calls: number }>(sql`
    select count(*) as calls from (
      select 1 from ${loggedCalls} ${where([...found, ...checked, ...within({ since: end ?? since, before })])}
      limit ${MOST_LOOKED_THROUGH})`);
  return { calls, all: end === null };
}

/**
 * When the call began that stands so many places behind the first one; null where there are not so many. Only the index is
 * read. Calls that began at the same moment are not torn apart.
 */
function momentAt(reader: Reader, found: readonly SQL[], span: Span, offset: number): number | null {
  const [call] = reader.all<{ shownAt: number }>(sql`
    select shown_at as shownAt from ${loggedCalls} ${where([...found, ...around(span)])}
    order by ${loggedCalls.shownAt} desc limit 1 offset ${offset}`);
  return call?.shownAt ?? null;
}

const where = (conditions: readonly SQL[]): SQL => sql`where ${sql.join([...conditions], sql` and `)}`;

/** One bound at each end: SQLite would look for one of two, and read on to the other. */
const within = ({ since, before: { shownAt, callId } }: Span): SQL[] => [
  sql`${loggedCalls.shownAt} >= ${since}`,
  callId === ''
    ? sql`${loggedCalls.shownAt} < ${shownAt}`
    : sql`(${loggedCalls.shownAt}, ${loggedCalls.callId}) < (${shownAt}, ${callId})`,
];

/** The same as far as an index knows: with all calls of the last moment. */
const around = ({ since, before: { shownAt, callId } }: Span): SQL[] => [
  sql`${loggedCalls.shownAt} >= ${since}`,
  callId === '' ? sql`${loggedCalls.shownAt} < ${shownAt}` : sql`${loggedCalls.shownAt} <= ${shownAt}`,
];

const textOf = ({ shownAt, callId }: Key): string => `${shownAt}_${callId}`;

function keyIn(text: string): Key {
  const end = text.indexOf('_');
  return { shownAt: Number(text.slice(0, end)), callId: text.slice(end + 1) };
}

interface Row extends Key {
  confidential: 0 | 1;
  line: string;
  language: string;
  flowId: string;
  flowVersion: string;
  disposition: CallSummary['disposition'];
  place: string | null;
  topics: string;
  rating: number | null;
  faults: number;
  seconds: number | null;
}

const COLUMNS = sql`
  shown_at as shownAt, call_id as callId, confidential, line, language, flow_id as flowId, flow_version as flowVersion,
  disposition, coalesce(commune, district, province) as place, topics, lowest_rating as rating, failures as faults, seconds`;

const summaryOf = (row: Row): CallSummary => ({
  id: row.callId,
  day: dayInPhnomPenh(row.shownAt),
  startedAt: row.confidential ? null : row.shownAt,
  confidential: row.confidential === 1,
  line: row.line,
  language: row.language,
  flow: { id: row.flowId, version: row.flowVersion },
  disposition: row.disposition,
  place: row.place,
  topics: JSON.parse(row.topics) as string[],
  rating: row.rating,
  faults: row.faults,
  seconds: row.seconds,
});
