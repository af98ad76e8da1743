import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { PLACE_TYPES } from '../core/speech/places.ts';
import type { BudgetRow, LineRow, PlaceRow, ServiceRow } from './ports.ts';

/** What db/reference holds: the facts, and the state of each file. */
export interface Reference {
  places: PlaceRow[];
  services: ServiceRow[];
  budgets: BudgetRow[];
  lines: LineRow[];
}

export type ReferenceName = keyof Reference;

/** The files of db/reference. */
export const REFERENCE_FILES: Record<ReferenceName, string> = {
  places: 'places.csv',
  services: 'services.csv',
  budgets: 'budgets.csv',
  lines: 'lines.csv',
};

const optional = z.string().transform((text) => (text === '' ? null : text));
const riel = z
  .string()
  .regex(/^\d{0,15}$/, 'an amount is whole riel, or blank')
  .transform((text) => (text === '' ? null : Number(text)));
const yes = z.enum(['yes', 'no']).transform((word) => word === 'yes');
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const placeCode = z.string().regex(/^(\d{2}){1,3}$/);
const source = { source_url: optional, source_date: optional, notes: optional };

/** A line's place is one code: of a province, a district or a commune. */
const lineRow = z
  .strictObject({
    number: z
      .string()
      .regex(/^\+?\d{2,15}$/, 'is written as the carrier sends it, such as 1294 or +85523123456'),
    flow: optional.pipe(name.nullable()),
    place: optional.pipe(placeCode.nullable()),
    language: optional.pipe(
      z
        .string()
        .regex(/^[a-z]{2,3}$/, 'is a code such as km')
        .nullable(),
    ),
    note: optional,
  })
  .transform((row): LineRow => row);

const ROWS = {
  lines: lineRow,
  places: z
    .strictObject({
      code: placeCode,
      level: z.enum(['province', 'district', 'commune']),
      type: z.enum(PLACE_TYPES),
      name_km: z.string().min(1),
      name_en: z.string().min(1),
      parent_code: optional,
    })
    .transform((row): PlaceRow => ({
      code: row.code,
      level: row.level,
      type: row.type,
      nameKm: row.name_km,
      nameEn: row.name_en,
      parentCode: row.parent_code,
    })),
  services: z
    .strictObject({
      key: name,
      topic: name,
      listed_under: z.string().regex(/^[a-z0-9- ]+$/),
      position: z.coerce.number().int().positive(),
      office: name,
      name_en: z.string().min(1),
      name_km: optional,
      documents: yes,
      about: yes,
      fee_riel: riel,
      fee_kind: z.enum(['exact', 'maximum', 'none']),
      fee_unit: optional,
      days_at_most: riel,
      holds_in: optional.pipe(placeCode.nullable()),
      verified: yes,
      ...source,
    })
    .transform((row): ServiceRow => ({
      key: row.key,
      topic: row.topic,
      listedUnder: row.listed_under,
      position: row.position,
      office: row.office,
      nameEn: row.name_en,
      nameKm: row.name_km,
      documents: row.documents,
      about: row.about,
      feeRiel: row.fee_riel,
      feeKind: row.fee_kind,
      feeUnit: row.fee_unit,
      daysAtMost: row.days_at_most,
      holdsIn: row.holds_in,
      verified: row.verified,
      ...sourceOf(row),
    })),
  budgets: z
    .strictObject({
      commune: z.string().regex(/^\d{6}$/),
      year: z.coerce.number().int().min(2000).max(2100),
      side: z.enum(['income', 'spending']),
      component: name,
      planned: riel,
      actual: riel,
      sample: yes,
      verified: yes,
      ...source,
    })
    .transform((row): BudgetRow => {
      const { source_url, source_date, ...rest } = row;
      return { ...rest, ...sourceOf({ source_url, source_date, notes: row.notes }) };
    }),
};

function sourceOf(row: { source_url: string | null; source_date: string | null; notes: string | null }) {
  return { sourceUrl: row.source_url, sourceDate: row.source_date, notes: row.notes };
}

/** A row of a reference file that cannot be used; the message names file, row and what to do. */
export class ReferenceFileError extends Error {
  readonly code = 'bad-reference';
}

/** The rows of a reference file. Throws an error that names the file, the line and what is wrong with it. */
export function referenceRows<Name extends ReferenceName>(which: Name, text: string): Reference[Name] {
  const raw = parse<unknown>(text, { columns: true, bom: true, skip_empty_lines: true });
  const rows: unknown[] = raw.map((row, index) => {
    const read = ROWS[which].safeParse(row);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new ReferenceFileError(
      `${REFERENCE_FILES[which]}, row ${index + 2}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}. Correct the row and start again.`,
    );
  });
  return rows as Reference[Name];
}
