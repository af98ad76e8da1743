import { z } from 'zod';
import { FACILITY_KINDS, THEMES, type ScorecardItemRow } from '../../accountability-ports.ts';
import { count, key } from '../../columns.ts';

/** An item of a round, as a file has it. What is asked is the prompt `item-<kind>-<item>`. */
export const scorecardItemRow = z
  .strictObject({
    round: key,
    kind: z.enum(FACILITY_KINDS, { error: `write one of: ${FACILITY_KINDS.join(', ')}` }),
    position: count('a position'),
    item: z.enum(THEMES, { error: `write one of: ${THEMES.join(', ')}` }),
  })
  .transform((row): ScorecardItemRow => row);
