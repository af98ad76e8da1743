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
import { rightState } from '../../fact-states.ts';
import { importKind } from '../kind.ts';

/** What citizens are owed, as a file has it. What is said is the prompt `right-<key>`. */
export const rightRow = z
  .strictObject({
    key,
    kind: oneOf(FACILITY_KINDS),
    position: count('a position'),
    source: optionalText.default(null),
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

/** What citizens are owed, by key; what is not in the file stays. */
export const rights = importKind<RightRow>({
  name: 'rights',
  row: rightRow,
  columns: {
    needed: ['key', 'kind', 'position'],
    optional: ['source', 'confirmed_by', 'confirmed_at', 'source_url', 'source_date', 'notes'],
  },
  key: ['key'],
  keyInWords: 'key',
  replaces: [],
  search: ['key', 'source', 'notes'],
  told: rightState,
  note: (row, { canBeHeard }) =>
    canBeHeard(`right-${row.key}`)
      ? undefined
      : `callers hear nothing of right-${row.key} until the prompt is recorded`,
});
