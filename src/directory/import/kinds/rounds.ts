import { z } from 'zod';
import type { RoundRow } from '../../accountability-ports.ts';
import { date, key, neededText, yes } from '../../columns.ts';
import { FEWEST_HEARD } from '../../scorecard-result.ts';

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
