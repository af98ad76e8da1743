import type { Store } from './database.ts';

/** Votes that count, but for those of the simulator. */
const COUNTED = `
  from votes join calls on calls.id = votes.call_id and calls.provider <> 'simulator'
  where votes.round = ? and votes.facility = ? and votes.counted = 1`;

/** The same by what voters said of themselves in the call of that vote. */
const OF_GROUPS = `
  from votes
  join calls on calls.id = votes.call_id and calls.provider <> 'simulator'
  join voter_groups on voter_groups.round = votes.round and voter_groups.facility = votes.facility
    and voter_groups.voter = votes.voter and voter_groups.call_id = votes.call_id and voter_groups.belongs = 1
  where votes.round = ? and votes.facility = ? and votes.counted = 1`;

const WAYS: readonly { item: string; group: string; value: string; votes: string; of: string }[] = [
  { item: 'votes.item', group: `''`, value: 'votes.value', votes: 'count(*)', of: COUNTED },
  { item: `''`, group: `''`, value: 'votes.value', votes: 'count(*)', of: COUNTED },
  { item: `''`, group: 'voter_groups."group"', value: 'votes.value', votes: 'count(*)', of: OF_GROUPS },
  { item: 'votes.item', group: `''`, value: '0', votes: 'count(distinct votes.voter)', of: COUNTED },
  { item: `''`, group: `''`, value: '0', votes: 'count(distinct votes.voter)', of: COUNTED },
  {
    item: `''`,
    group: 'voter_groups."group"',
    value: '0',
    votes: 'count(distinct votes.voter)',
    of: OF_GROUPS,
  },
];

/** Counts the votes of a facility in a round anew: a later vote has taken the place of an earlier one. */
export function countVotes(store: Store, round: string, facility: string): void {
  store.assertInTransaction();
  store.statement('delete from sum_scores where round = ? and facility = ?').run(round, facility);
  for (const { item, group, value, votes, of } of WAYS) {
    store
      .statement(
        `insert into sum_scores (round, facility, item, "group", value, votes)
         select ?, ?, ${item}, ${group}, ${value}, ${votes} ${of} group by 3, 4, 5`,
      )
      .run(round, facility, round, facility);
  }
}
