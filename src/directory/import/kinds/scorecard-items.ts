import { z } from 'zod';
import { FACILITY_KINDS, THEMES, type ScorecardItemRow } from '../../accountability-ports.ts';
import { count, key, oneOf } from '../../columns.ts';

/** An item of a round, as a file has it. What is asked is the prompt `item-<kind>-<item>`. */
export const scorecardItemRow = z
  .strictObject({
    round: key,
    kind: oneOf(FACILITY_KINDS),
    position: count('a position'),
    item: oneOf(THEMES),
  })
  .transform((row): ScorecardItemRow => row);
