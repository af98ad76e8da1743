import { z } from 'zod';
import {
  confirmation,
  confirmed,
  count,
  key,
  keys,
  neededText,
  oneOf,
  optionalCount,
  optionalText,
  orBlank,
  placeOrCountry,
  riel,
  sourced,
  sources,
  wholeConfirmation,
  yes,
} from '../../columns.ts';
import { agingState } from '../../fact-states.ts';
import { EVERY_LEVEL, importKind, placeProblem, type World } from '../kind.ts';
import { CONCESSIONS, FEE_KINDS, FEE_UNITS, SERVICE_OFFICES, TOPICS, type ServiceRow } from '../../ports.ts';

/** One fee of a service at one place, as a file has it. */
export const serviceRow = z
  .strictObject({
    key,
    place_code: placeOrCountry,
    topic: oneOf(TOPICS),
    listed_under: keys.refine((text) => text !== '', 'name the service in whose answer it is read'),
    position: count('a position'),
    office: oneOf(SERVICE_OFFICES),
    name_en: neededText,
    name_km: optionalText.default(null),
    about: yes.default(false),
    fee_riel: riel,
    fee_kind: oneOf(FEE_KINDS),
    fee_unit: orBlank(FEE_UNITS).default(null),
    concession: orBlank(CONCESSIONS).default(null),
    days_at_most: optionalCount('a number of days').default(null),
    validity_months: optionalCount('a number of months').default(null),
    documents: keys.default(''),
    ...confirmation,
    ...sources,
  })
  .refine(...wholeConfirmation)
  .refine((row) => (row.fee_kind === 'concession') === (row.concession !== null), {
    error: 'a fee of the kind concession names whom it is for, and no other fee does',
    path: ['concession'],
  })
  .transform((row): ServiceRow => ({
    key: row.key,
    placeCode: row.place_code,
    topic: row.topic,
    listedUnder: row.listed_under,
    position: row.position,
    office: row.office,
    nameEn: row.name_en,
    nameKm: row.name_km,
    about: row.about,
    feeRiel: row.fee_riel,
    feeKind: row.fee_kind,
    feeUnit: row.fee_unit,
    concession: row.concession,
    daysAtMost: row.days_at_most,
    validityMonths: row.validity_months,
    documents: row.documents === '' ? null : row.documents,
    ...confirmed(row),
    ...sourced(row),
  }));

/** Nothing goes by a file of services: a row that is no longer true is brought again without its confirmation. */
export const services = importKind<ServiceRow>({
  name: 'services',
  row: serviceRow,
  columns: {
    needed: [
      'key',
      'place_code',
      'topic',
      'listed_under',
      'position',
      'office',
      'name_en',
      'fee_riel',
      'fee_kind',
    ],
    optional: [
      'name_km',
      'about',
      'fee_unit',
      'concession',
      'days_at_most',
      'validity_months',
      'documents',
      'confirmed_by',
      'confirmed_at',
      'source_url',
      'source_date',
      'notes',
    ],
  },
  key: ['key', 'placeCode'],
  keyInWords: 'key and place',
  replaces: [],
  place: 'placeCode',
  search: ['key', 'nameEn', 'nameKm', 'topic', 'confirmedBy'],
  told: agingState,
  check: (row, world) => (row.placeCode === '' ? undefined : placeProblem(row.placeCode, EVERY_LEVEL, world)),
  note: (row, world) => unheard(row, world),
});

/** What callers will not hear until somebody records it. */
function unheard(row: ServiceRow, { canBeHeard }: World): string | undefined {
  const ids = [
    ...(row.listedUnder === row.key ? [`service-${row.key}-name`] : []),
    ...(row.documents?.split(' ') ?? []),
    ...(row.about ? [`service-${row.key}-about`] : []),
  ];
  const silent = ids.filter((id) => !canBeHeard(id));
  return silent.length > 0
    ? `callers hear nothing of ${silent.join(', ')} until the prompt is recorded`
    : undefined;
}
