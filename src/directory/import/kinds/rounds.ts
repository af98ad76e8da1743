import { z } from 'zod';
import type { RoundRow } from '../../accountability-ports.ts';
import { date, key, neededText, yes } from '../../columns.ts';
import { FEWEST_HEARD } from '../../scorecard-result.ts';
import { importKind, type RowProblem, type World } from '../kind.ts';

/** A time in which people score, as a file has it. */
export const roundRow = z
  .strictObject({
    id: key,
    name: neededText,
    opens_on: date,
    closes_on: date,
    enough: z.coerce
      .number({ error: 'write how many voters a result needs' })
      .int('a number of voters is a whole number')
      .min(
        FEWEST_HEARD,
        `a result needs at least ${FEWEST_HEARD} voters, so that nobody can be told from it`,
      ),
    sample: yes.default(false),
  })
  .refine((row) => row.opens_on <= row.closes_on, {
    error: 'the round closes before it opens',
    path: ['closes_on'],
  })
  .transform((row): RoundRow => ({
    id: row.id,
    name: row.name,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    enough: row.enough,
    sample: row.sample,
  }));

/** Rounds by their id; what is not in the file stays. */
export const rounds = importKind<RoundRow>({
  name: 'rounds',
  row: roundRow,
  columns: { needed: ['id', 'name', 'opens_on', 'closes_on', 'enough'], optional: ['sample'] },
  key: ['id'],
  keyInWords: 'id',
  replaces: [],
  search: ['id', 'name'],
  becomes: begunProblem,
});

/** People have voted: what they were promised of the round stays true. */
function begunProblem(
  before: RoundRow | null,
  after: RoundRow | null,
  { facts }: World,
): RowProblem | undefined {
  if (before === null || !facts.accountability.hasVotes({ round: before.id })) return undefined;
  if (after === null)
    return { column: 'id', message: `people have voted in ${before.id}, so it cannot be removed` };
  if (after.enough < before.enough)
    return { column: 'enough', message: `people have voted in ${before.id}, so it may not become fewer` };
  if (after.sample !== before.sample)
    return { column: 'sample', message: `people have voted in ${before.id}, so sample stays as it is` };
  return undefined;
}
