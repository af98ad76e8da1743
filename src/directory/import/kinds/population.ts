import { z } from 'zod';
import {
  confirmation,
  confirmed,
  count,
  optionalText,
  placeCode,
  wholeConfirmation,
  year,
} from '../../columns.ts';
import { agingState } from '../../fact-states.ts';
import type { PopulationRow } from '../../ports.ts';
import { importKind, placeProblem } from '../kind.ts';

const populationRow = z
  .strictObject({
    place_code: placeCode,
    year,
    people: count('a number of people'),
    source_url: optionalText.default(null),
    ...confirmation,
  })
  .refine(...wholeConfirmation)
  .transform((row): PopulationRow => ({
    placeCode: row.place_code,
    year: row.year,
    people: row.people,
    sourceUrl: row.source_url,
    ...confirmed(row),
  }));

/** How many people live in a place; what is not in the file stays. */
export const population = importKind<PopulationRow>({
  name: 'population',
  row: populationRow,
  columns: {
    needed: ['place_code', 'year', 'people', 'confirmed_by', 'confirmed_at'],
    optional: ['source_url'],
  },
  key: ['placeCode', 'year'],
  keyInWords: 'place and year',
  replaces: [],
  place: 'placeCode',
  search: ['placeCode', 'confirmedBy'],
  told: agingState,
  check: (row, world) => placeProblem(row.placeCode, ['commune', 'district'], world),
});
