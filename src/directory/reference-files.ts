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
import { budgetRow } from './import/kinds/budgets.ts';
import { facilityRow } from './import/kinds/facilities.ts';
import { promiseRow } from './import/kinds/promises.ts';
import { rightRow } from './import/kinds/rights.ts';
import { lineRow } from './import/kinds/lines.ts';
import { roundRow } from './import/kinds/rounds.ts';
import { scorecardItemRow } from './import/kinds/scorecard-items.ts';
import { serviceRow } from './import/kinds/services.ts';
import type { BudgetRow, LineRow, PlaceRow, ServiceRow } from './ports.ts';

/** What db/reference holds: the facts, and the state of each file. */
export interface Reference {
  places: PlaceRow[];
  services: ServiceRow[];
  budgets: BudgetRow[];
  lines: Omit<LineRow, 'shipped'>[];
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
  lines: 'lines.csv',
  facilities: 'facilities.csv',
  promises: 'promises.csv',
  rights: 'rights.csv',
  rounds: 'rounds.csv',
  scorecardItems: 'scorecard-items.csv',
};

const optional = z.string().transform((text) => (text === '' ? null : text));
const placeCode = z.string().regex(/^(\d{2}){1,3}$/);

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
  services: serviceRow,
  budgets: budgetRow,
  facilities: facilityRow,
  promises: promiseRow,
  rights: rightRow,
  rounds: roundRow,
  scorecardItems: scorecardItemRow,
};

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
