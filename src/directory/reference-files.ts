import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { PLACE_TYPES } from '../core/speech/places.ts';
import type {
  FacilityRow,
  PromiseRow,
  RightRow,
  RoundRow,
  ScorecardItemRow,
} from './accountability-ports.ts';
import { facilityRow } from './import/kinds/facilities.ts';
import { promiseRow } from './import/kinds/promises.ts';
import { rightRow } from './import/kinds/rights.ts';
import { roundRow } from './import/kinds/rounds.ts';
import { scorecardItemRow } from './import/kinds/scorecard-items.ts';
import type { BudgetRow, PlaceRow, ServiceRow } from './ports.ts';

/** What db/reference holds: the facts, and the state of each file. */
export interface Reference {
  places: PlaceRow[];
  services: ServiceRow[];
  budgets: BudgetRow[];
  facilities: FacilityRow[];
  promises: PromiseRow[];
  rights: RightRow[];
  rounds: RoundRow[];
  scorecardItems: ScorecardItemRow[];
}

export type ReferenceName = keyof Reference;

/** The files of db/reference. */
export const REFERENCE_FILES: Record<ReferenceName, string> = {
  places: 'places.csv',
  services: 'services.csv',
  budgets: 'budgets.csv',
  facilities: 'facilities.csv',
  promises: 'promises.csv',
  rights: 'rights.csv',
  rounds: 'rounds.csv',
  scorecardItems: 'scorecard-items.csv',
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

const ROWS = {
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
  facilities: facilityRow,
  promises: promiseRow,
  rights: rightRow,
  rounds: roundRow,
  scorecardItems: scorecardItemRow,
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
