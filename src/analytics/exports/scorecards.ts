import { sql, type SQL } from 'drizzle-orm';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { Reader } from '../reader.ts';
import type { ExportTable } from './export-table.ts';
import { ofCalls, within, type ExportFilter } from './filter.ts';
import { hiddenCaller } from './pseudonym.ts';

const VOTES_A_PAGE = 5_000;

const matching = (filter: ExportFilter): SQL =>
  sql`from votes join logged_calls on logged_calls.call_id = votes.call_id where not logged_calls.confidential and ${within(sql`votes.at`, filter)} and ${ofCalls(filter)}`;

interface Row {
  row: number;
  round: string;
  facility: string;
  item: string;
  value: number;
  counted: number;
  first: string;
  at: number;
  voter: string;
  groups: string;
}

/**
 * A row for the newest answer of each voter to each item, by day: together with a moment, what a voter said of
 * themselves would lead to one call. Calls about a spoken message keep theirs.
 */
export const exportedScorecards: ExportTable = {
  columns: [
    { name: 'round', type: 'text' },
    { name: 'facility', type: 'text' },
    { name: 'item', type: 'text' },
    { name: 'voter', type: 'text' },
    { name: 'value', type: 'whole' },
    { name: 'counted', type: 'yesNo' },
    { name: 'first_offered', type: 'text' },
    { name: 'on', type: 'day' },
    { name: 'groups', type: 'text' },
    { name: 'not_of_groups', type: 'text' },
  ],
  size: (reader: Reader, filter) =>
    reader.one<{ size: number }>(sql`select count(*) as size ${matching(filter)}`).size,
  page: (reader, { filter, key, after }) => {
    const [last = 0] = after ?? [];
    const hide = hiddenCaller(key);
    const found = reader.all<Row>(
      sql`select votes.rowid as row, votes.round, votes.facility, votes.item, votes.voter, votes.value, votes.counted,
        votes.offered ->> '$[0]' as first, votes.at,
        (select json_group_object(voter_groups."group", voter_groups.belongs) from voter_groups
          where voter_groups.round = votes.round and voter_groups.facility = votes.facility
          and voter_groups.voter = votes.voter) as groups
        ${matching(filter)} and votes.rowid > ${last} order by votes.rowid limit ${VOTES_A_PAGE}`,
    );
    const rows = found.map((vote) => {
      const groups = Object.entries(JSON.parse(vote.groups) as Record<string, number>);
      const told = (belongs: number): string =>
        groups.flatMap(([group, is]) => (is === belongs ? [group] : [])).join(' ');
      return [
        ...[vote.round, vote.facility, vote.item, hide(vote.voter), vote.value, vote.counted === 1],
        ...[vote.first, dayInPhnomPenh(vote.at), told(1), told(0)],
      ];
    });
    const next = found.length === VOTES_A_PAGE ? [found.at(-1)?.row ?? 0] : null;
    return { rows, passed: found.length, next };
  },
};
