import { z } from 'zod';
import type { FacilityRow } from '../../accountability-ports.ts';
import { neededText, optionalText, placeCode, yes } from '../../columns.ts';

/** A school or a health centre, as a file has it. A commune needs no row: its own administration is always there. */
export const facilityRow = z
  .strictObject({
    kind: z.enum(['school', 'health-centre'], { error: 'write school or health-centre' }),
    code: z
      .string()
      .trim()
      .regex(/^\d{3,12}$/, 'a code is 3 to 12 digits; a spreadsheet drops the first zero unless it is text'),
    commune: placeCode.refine((code) => code.length === 6, 'a commune has a code of six digits'),
    name_km: neededText,
    name_en: neededText,
    sample: yes.default(false),
    source_url: optionalText.default(null),
  })
  .refine((row) => row.sample || row.source_url !== null, {
    error: 'name the list that the facility was taken from, or mark the row as a sample',
    path: ['source_url'],
  })
  .transform((row): FacilityRow => ({
    id: `${row.kind}-${row.code}`,
    kind: row.kind,
    code: row.code,
    commune: row.commune,
    nameKm: row.name_km,
    nameEn: row.name_en,
    sample: row.sample,
    sourceUrl: row.source_url,
  }));
