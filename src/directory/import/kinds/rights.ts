import { z } from 'zod';
import { FACILITY_KINDS, type RightRow } from '../../accountability-ports.ts';
import {
  confirmation,
  confirmed,
  count,
  key,
  oneOf,
  optionalText,
  sourced,
  sources,
  wholeConfirmation,
} from '../../columns.ts';

/** What citizens are owed, as a file has it. What is said is the prompt `right-<key>`. */
export const rightRow = z
  .strictObject({
    key,
    kind: oneOf(FACILITY_KINDS),
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
