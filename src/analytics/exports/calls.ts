import { sql } from 'drizzle-orm';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { Cell, Column } from '../../tables/table.ts';
import { countCalls, pageOfCalls } from './call-pages.ts';
import type { ExportTable } from './export-table.ts';
import { hiddenCaller } from './pseudonym.ts';

const CALLS_A_PAGE = 2_000;

/** What is told of every call. */
const OF_ALL: readonly Column[] = [
  { name: 'day', type: 'day' },
  { name: 'confidential', type: 'yesNo' },
  { name: 'line', type: 'text' },
  { name: 'flow', type: 'text' },
  { name: 'flow_version', type: 'text' },
  { name: 'language', type: 'text' },
  { name: 'disposition', type: 'text' },
  { name: 'faults', type: 'whole' },
];

/** What a call about a spoken message keeps to itself. */
const OF_OPEN: readonly Column[] = [
  { name: 'call', type: 'text' },
  { name: 'caller', type: 'text' },
  { name: 'provider', type: 'text' },
  { name: 'place', type: 'text' },
  { name: 'started_at', type: 'moment' },
  { name: 'ended_at', type: 'moment' },
  { name: 'seconds', type: 'whole' },
  { name: 'turns', type: 'whole' },
];

const CLOSED: readonly Cell[] = OF_OPEN.map(() => null);

interface Row {
  shownAt: number;
  confidential: 0 | 1;
  callId: string;
  caller: string | null;
  /** Line, flow, version, language, end, faults. */
  told: string;
  /** Provider, place, beginning, end, length, turns. */
  open: string;
}

/** A row for each call that has ended, with no more of it than the call log shows (docs/call-log.md). */
export const exportedCalls: ExportTable = {
  columns: [...OF_ALL, ...OF_OPEN],
  size: countCalls,
  page: (reader, { filter, key, after }) => {
    const { page, passed, next } = pageOfCalls(reader, filter, after, CALLS_A_PAGE);
    const hide = hiddenCaller(key);
    const found = reader.all<Row>(
      sql`select page.shown_at as shownAt, page.confidential, page.call_id as callId, calls.caller,
        json_array(page.line, page.flow_id, page.flow_version, page.language, page.disposition, page.failures) as told,
        json_array(calls.provider, page.place, calls.started_at, calls.ended_at, page.seconds, calls.turn + 1) as open
        from (${page}) as page join calls on calls.id = page.call_id order by page.shown_at, page.call_id`,
    );
    const rows = found.map(({ shownAt, confidential, callId, caller, told, open }) => [
      ...[dayInPhnomPenh(shownAt), confidential === 1, ...(JSON.parse(told) as Cell[])],
      ...(confidential ? CLOSED : [callId, hide(caller), ...(JSON.parse(open) as Cell[])]),
    ]);
    return { rows, passed, next };
  },
};
