import { sql } from 'drizzle-orm';
import type { Cell } from '../../tables/table.ts';
import { countCalls, pageOfCalls } from './call-pages.ts';
import type { ExportTable } from './export-table.ts';
import { hiddenCaller } from './pseudonym.ts';

const CALLS_A_PAGE = 2_000;

interface Row {
  id: string;
  caller: string | null;
  cells: string;
}

/** A row for each call, whatever became of it. */
export const exportedCalls: ExportTable = {
  columns: [
    { name: 'call', type: 'text' },
    { name: 'caller', type: 'text' },
    { name: 'line', type: 'text' },
    { name: 'provider', type: 'text' },
    { name: 'flow', type: 'text' },
    { name: 'flow_version', type: 'text' },
    { name: 'language', type: 'text' },
    { name: 'place', type: 'text' },
    { name: 'started_at', type: 'moment' },
    { name: 'ended_at', type: 'moment' },
    { name: 'seconds', type: 'whole' },
    { name: 'disposition', type: 'text' },
    { name: 'turns', type: 'whole' },
  ],
  size: countCalls,
  page: (reader, { filter, key, after }) => {
    const { page, passed, next } = pageOfCalls(reader, filter, after, CALLS_A_PAGE);
    const hide = hiddenCaller(key);
    const rows = reader
      .all<Row>(
        sql`select id, caller, json_array(line, provider, flow_id, flow_version, language,
          (select facts ->> '$.place' from call_facts where call_id = id), started_at, ended_at, seconds, disposition, turn + 1) as cells from (${page})`,
      )
      .map(({ id, caller, cells }) => [id, hide(caller), ...(JSON.parse(cells) as Cell[])]);
    return { rows, passed, next };
  },
};
