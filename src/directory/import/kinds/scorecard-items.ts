import { z } from 'zod';
import { FACILITY_KINDS, THEMES, type ScorecardItemRow } from '../../accountability-ports.ts';
import { count, key, oneOf } from '../../columns.ts';
import { importKind, type RowProblem, type World } from '../kind.ts';

/** An item of a round, as a file has it. What is asked is the prompt `item-<kind>-<item>`. */
export const scorecardItemRow = z
  .strictObject({
    round: key,
    kind: oneOf(FACILITY_KINDS),
    position: count('a position'),
    item: oneOf(THEMES),
  })
  .transform((row): ScorecardItemRow => row);

/** A file replaces all the items of each round and kind of facility that it names. */
export const scorecardItems = importKind<ScorecardItemRow>({
  name: 'scorecard-items',
  row: scorecardItemRow,
  columns: { needed: ['round', 'kind', 'position', 'item'], optional: [] },
  key: ['round', 'kind', 'item'],
  keyInWords: 'round, kind and item',
  replaces: ['round', 'kind'],
  replacesInWords: 'round and kind',
  search: ['round', 'kind', 'item'],
  check: (row, { facts }) =>
    facts.accountability.round(row.round)
      ? undefined
      : { column: 'round', message: `there is no round ${row.round}; import the rounds first` },
  becomes: votedProblem,
  together: { by: ['round', 'kind'], check: positionProblem },
});

/** A result is of the items that its voters were asked: another set of items is another round. */
function votedProblem(
  before: ScorecardItemRow | null,
  after: ScorecardItemRow | null,
  { facts }: World,
): RowProblem | undefined {
  const row = before ?? after;
  if (row === null || (before !== null && after !== null)) return undefined;
  if (!facts.accountability.hasVotes({ round: row.round, kind: row.kind })) return undefined;
  const what = after === null ? 'go' : 'come';
  return {
    column: 'item',
    message: `people have voted in ${row.round}, so ${row.item} of ${row.kind} cannot ${what}; begin a new round`,
  };
}

function positionProblem(rows: readonly ScorecardItemRow[]): RowProblem | undefined {
  const positions = rows.map(({ position }) => position);
  const twice = positions.find((position, index) => positions.indexOf(position) < index);
  return twice === undefined
    ? undefined
    : { column: 'position', message: `two items of one round and kind have the position ${twice}` };
}
