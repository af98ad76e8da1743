import { z } from 'zod';
import {
  confirmation,
  confirmed,
  key,
  oneOf,
  optionalText,
  phone,
  placeCode,
  wholeConfirmation,
  yes,
} from '../../columns.ts';
import { agingState } from '../../fact-states.ts';
import { OFFICE_KINDS, type OfficeRow } from '../../ports.ts';
import { EVERY_LEVEL, importKind, placeProblem } from '../kind.ts';

const officeRow = z
  .strictObject({
    key,
    kind: oneOf(OFFICE_KINDS),
    place_code: placeCode,
    phone: phone.default(null),
    sample: yes.default(false),
    source_url: optionalText.default(null),
    source_date: optionalText.default(null),
    ...confirmation,
  })
  .refine(...wholeConfirmation)
  .transform((row): OfficeRow => ({
    key: row.key,
    kind: row.kind,
    placeCode: row.place_code,
    phone: row.phone,
    sample: row.sample,
    sourceUrl: row.source_url,
    sourceDate: row.source_date,
    ...confirmed(row),
  }));

/** Offices with their public numbers; what is not in the file stays. */
export const offices = importKind<OfficeRow>({
  name: 'offices',
  row: officeRow,
  columns: {
    needed: ['key', 'kind', 'place_code', 'confirmed_by', 'confirmed_at'],
    optional: ['phone', 'sample', 'source_url', 'source_date'],
  },
  key: ['key'],
  keyInWords: 'key',
  replaces: [],
  place: 'placeCode',
  search: ['key', 'kind', 'phone', 'confirmedBy'],
  told: agingState,
  check: (row, world) => placeProblem(row.placeCode, EVERY_LEVEL, world),
});
