import { sql, type SQL } from 'drizzle-orm';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { Reader } from '../reader.ts';
import type { ExportTable } from './export-table.ts';
import { insidePlace, ofCalls, within, type ExportFilter } from './filter.ts';

const CASES_A_PAGE = 2_000;

/** The place is that of the case, not of the call. */
function matching({ place, ...filter }: ExportFilter): SQL {
  const there = place === undefined ? sql`true` : insidePlace(sql`cases.commune`, place);
  return sql`from cases join logged_calls on logged_calls.call_id = cases.call_id where ${within(sql`cases.opened_at`, filter)} and ${ofCalls(filter)} and ${there}`;
}

interface Row {
  number: string;
  kind: string;
  topic: string | null;
  commune: string | null;
  state: string;
  openedAt: number;
  stateAt: number;
  dueOn: string | null;
}

/**
 * A row for each case: what it is about, where to the district, its state and the days. What somebody said stays with
 * those who answer it, and nothing here leads to the call or to the number by which anyone may ask for the answer. The
 * order is that of the numbers, which are drawn by lot.
 */
export const exportedCases: ExportTable = {
  columns: [
    { name: 'kind', type: 'text' },
    { name: 'topic', type: 'text' },
    { name: 'province', type: 'text' },
    { name: 'district', type: 'text' },
    { name: 'state', type: 'text' },
    { name: 'opened_on', type: 'day' },
    { name: 'state_on', type: 'day' },
    { name: 'due_on', type: 'day' },
  ],
  size: (reader: Reader, filter) =>
    reader.one<{ size: number }>(sql`select count(*) as size ${matching(filter)}`).size,
  page: (reader, { filter, after }) => {
    const [last = ''] = after ?? [];
    const found = reader.all<Row>(
      sql`select cases.number, cases.kind, cases.topic, cases.commune, cases.state, cases.opened_at as openedAt,
        cases.state_at as stateAt, cases.due_on as dueOn
        ${matching(filter)} and cases.number > ${last} order by cases.number limit ${CASES_A_PAGE}`,
    );
    const rows = found.map((row) => [
      ...[row.kind, row.topic, row.commune?.slice(0, 2) ?? null, row.commune?.slice(0, 4) ?? null],
      ...[row.state, dayInPhnomPenh(row.openedAt), dayInPhnomPenh(row.stateAt), row.dueOn],
    ]);
    const next = found.length === CASES_A_PAGE ? [found.at(-1)?.number ?? ''] : null;
    return { rows, passed: found.length, next };
  },
};
