import { sql } from 'drizzle-orm';
import type { Cell } from '../../tables/table.ts';
import { countCalls, pageOfCalls } from './call-pages.ts';
import type { ExportTable } from './export-table.ts';
import { hiddenCaller } from './pseudonym.ts';

const CALLS_A_PAGE = 2_000;

interface Row {
  callId: string;
  caller: string | null;
  cells: string;
}

/** A row for the newest rating of each subject in each call; calls about a spoken message keep theirs. */
export const exportedRatings: ExportTable = {
  columns: [
    { name: 'call', type: 'text' },
    { name: 'caller', type: 'text' },
    { name: 'subject', type: 'text' },
    { name: 'subject_id', type: 'text' },
    { name: 'value', type: 'whole' },
    { name: 'first_offered', type: 'text' },
    { name: 'at', type: 'moment' },
    { name: 'line', type: 'text' },
    { name: 'language', type: 'text' },
    { name: 'flow', type: 'text' },
    { name: 'flow_version', type: 'text' },
  ],
  size: countCalls,
  page: (reader, { filter, key, after }) => {
    const { page, passed, next } = pageOfCalls(reader, filter, after, CALLS_A_PAGE);
    const hide = hiddenCaller(key);
    const rows = reader
      .all<Row>(
        sql`select ratings.call_id as callId, calls.caller, json_array(
          ratings.subject, ratings.subject_id, ratings.value, ratings.offered ->> '$[0]', ratings.at,
          page.line, page.language, page.flow_id, page.flow_version
        ) as cells
        from (${page}) as page join calls on calls.id = page.call_id join ratings on ratings.call_id = page.call_id
        where not page.confidential order by page.shown_at, page.call_id, ratings.subject, ratings.subject_id`,
      )
      .map(({ callId, caller, cells }) => [callId, hide(caller), ...(JSON.parse(cells) as Cell[])]);
    return { rows, passed, next };
  },
};
