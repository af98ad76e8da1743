import { z } from 'zod';
import type { FacilityRow } from '../../accountability-ports.ts';
import { neededText, optionalText, placeCode, yes } from '../../columns.ts';
import { facilityPrompt } from '../../own-clip.ts';
import { importKind, placeProblem, type RowProblem, type World } from '../kind.ts';

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

/** Schools and health centres by their official code; what is not in the file stays. */
export const facilities = importKind<FacilityRow>({
  name: 'facilities',
  row: facilityRow,
  columns: {
    needed: ['kind', 'code', 'commune', 'name_km', 'name_en'],
    optional: ['sample', 'source_url'],
  },
  key: ['id'],
  keyInWords: 'kind and code',
  replaces: [],
  place: 'commune',
  search: ['code', 'nameKm', 'nameEn'],
  check: (row, world) => placeProblem(row.commune, ['commune'], world, 'commune'),
  becomes: scoredProblem,
  ownClip: {
    prefix: facilityPrompt(''),
    text: 'nameKm',
    note: 'The name of a school or a health centre.',
    topic: 'scorecards',
  },
});

/** People have scored a facility: it may get another name, and neither go nor turn from a real one into an example. */
function scoredProblem(
  before: FacilityRow | null,
  after: FacilityRow | null,
  { facts }: World,
): RowProblem | undefined {
  if (before === null || (after !== null && after.sample === before.sample)) return undefined;
  if (!facts.accountability.hasVotes({ facility: before.id })) return undefined;
  return after === null
    ? {
        column: 'code',
        message: `people have scored ${before.nameEn}, so it cannot be removed; it may be given another name`,
      }
    : { column: 'sample', message: `people have scored ${before.nameEn}, so sample stays as it is` };
}
