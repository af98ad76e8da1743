import { sql, type SQL } from 'drizzle-orm';
import { loggedCalls } from '../../../db/schema.ts';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { CallsAnswer, CallsQuery, CallSummary } from '../calls/api-types.ts';
import { conditionsOf, type Conditions } from '../calls/search-conditions.ts';
import type { Reader } from '../reader.ts';

/**
 * How many calls are looked through at a time: few at first, since most searches find a page among them. All of them
 * together bound the time of any search, however large the log and however rare what is searched.
 */
const STRIDES = [500, 4_000, 16_000];

/** Counting stops here. */
const COUNTED_AT_MOST = 10_000;

/** Where a list goes on: after this call. */
interface Key {
  shownAt: number;
  callId: string;
}

/** A page of the calls that have ended, the newest first. */
export function searchCalls(reader: Reader, query: CallsQuery): CallsAnswer {
  const conditions = conditionsOf(query);
  const after = query.after === undefined ? null : keyIn(query.after);
  const { rows, goesOn } = lookThrough(reader, conditions, after, query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const isFull = rows.length > query.limit;
  return {
    calls: shown.map(summaryOf),
    next: isFull && last ? textOf(last) : goesOn && textOf(goesOn),
    searchedTo: !isFull && goesOn ? dayInPhnomPenh(goesOn.shownAt) : null,
    count: after === null ? countOf(reader, conditions) : null,
  };
}

/** Out: calls that match, at most as many as are wanted; and from where to go on where not all were looked through. */
function lookThrough(
  reader: Reader,
  { found, checked }: Conditions,
  after: Key | null,
  wanted: number,
): { rows: Row[]; goesOn: Key | null } {
  const rows: Row[] = [];
  let from = after;
  for (const stride of STRIDES) {
    const candidates = [...found, ...before(from)];
    const to: Key | null = keyAt(reader, candidates, stride - 1);
    rows.push(
      ...reader.all<Row>(sql`
        select ${COLUMNS} from ${loggedCalls} ${where([...candidates, ...checked, ...downTo(to)])}
        ${NEWEST_FIRST} limit ${wanted - rows.length}`),
    );
    if (to === null || rows.length === wanted) return { rows, goesOn: null };
    from = to;
  }
  return { rows, goesOn: from };
}

/** How many match, as far as can be told without looking through more calls than a page does. */
function countOf(reader: Reader, { found, checked }: Conditions): CallsAnswer['count'] {
  const to = keyAt(reader, found, COUNTED_AT_MOST);
  const { calls } = reader.one<{ calls: number }>(sql`
    select count(*) as calls from (
      select 1 from ${loggedCalls} ${where([...found, ...checked, ...downTo(to)])} limit ${COUNTED_AT_MOST})`);
  return { calls, all: to === null };
}

/** The call that stands so many places behind the first one; null where there are not so many. */
function keyAt(reader: Reader, conditions: SQL[], offset: number): Key | null {
  const [key] = reader.all<Key>(sql`
    select shown_at as shownAt, call_id as callId from ${loggedCalls} ${where(conditions)}
    ${NEWEST_FIRST} limit 1 offset ${offset}`);
  return key ?? null;
}

const NEWEST_FIRST = sql`order by ${loggedCalls.shownAt} desc, ${loggedCalls.callId} desc`;

const where = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`;

const KEY = sql`(${loggedCalls.shownAt}, ${loggedCalls.callId})`;

const before = (key: Key | null): SQL[] => (key ? [sql`${KEY} < (${key.shownAt}, ${key.callId})`] : []);

const downTo = (key: Key | null): SQL[] => (key ? [sql`${KEY} >= (${key.shownAt}, ${key.callId})`] : []);

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
