import { sql } from 'drizzle-orm';
import type { Cell } from '../../tables/table.ts';
import { countCalls, pageOfCalls } from './call-pages.ts';
import type { ExportTable } from './export-table.ts';

/** A call has some thirty events, and a few hundred at most. */
const CALLS_A_PAGE = 200;

/**
 * A row for each recorded fact of a call. Of what a caller typed, only single keys leave: longer digits are codes of
 * places, numbers of cases and tickets, and codes of speakers, and some of them lead to a person. The arguments of
 * look-ups stay for the same reason.
 */
export const exportedEvents: ExportTable = {
  columns: [
    { name: 'call', type: 'text' },
    { name: 'turn', type: 'whole' },
    { name: 'sequence', type: 'whole' },
    { name: 'at', type: 'moment' },
    { name: 'type', type: 'text' },
    { name: 'node', type: 'text' },
    { name: 'exit', type: 'text' },
    { name: 'key', type: 'text' },
    { name: 'digits', type: 'whole' },
    { name: 'seconds', type: 'number' },
    { name: 'utterance', type: 'text' },
    { name: 'query', type: 'text' },
    { name: 'outcome', type: 'text' },
  ],
  size: countCalls,
  page: (reader, { filter, after }) => {
    const { page, passed, next } = pageOfCalls(reader, filter, after, CALLS_A_PAGE);
    const rows = reader
      .all<{ cells: string }>(
        sql`select json_array(
          events.call_id, events.turn, events.sequence, events.at, events.type, events.node,
          events.data ->> '$.exit',
          coalesce(events.data ->> '$.key', iif(length(events.data ->> '$.digits') = 1, events.data ->> '$.digits', null)),
          length(events.data ->> '$.digits'),
          coalesce(events.data ->> '$.seconds', events.data ->> '$.recording.seconds'),
          events.data ->> '$.utterance', events.data ->> '$.query',
          coalesce(events.data ->> '$.outcome', events.data ->> '$.status', events.data ->> '$.disposition')
        ) as cells
        from (${page}) as page join events on events.call_id = page.id
        order by page.started_at, page.row, events.turn, events.sequence`,
      )
      .map(({ cells }) => JSON.parse(cells) as Cell[]);
    return { rows, passed, next };
  },
};
