import { z } from 'zod';
import { FACILITY_KINDS, type RightRow } from '../../accountability-ports.ts';
import {
  confirmation,
  confirmed,
  count,
  key,
  optionalText,
  sourced,
  sources,
  wholeConfirmation,
} from '../../columns.ts';

/** What citizens are owed, as a file has it. What is said is the prompt `right-<key>`. */
export const rightRow = z
  .strictObject({
    key,
    kind: z.enum(FACILITY_KINDS, { error: `write one of: ${FACILITY_KINDS.join(', ')}` }),
    position: count('a position'),
    source: optionalText,
    ...confirmation,
    ...sources,
  })
  .refine(...wholeConfirmation)
  .transform((row): RightRow => ({
    key: row.key,
    kind: row.kind,
    position: row.position,
    source: row.source,
    ...confirmed(row),
    ...sourced(row),
  }));
