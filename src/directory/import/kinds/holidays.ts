import { z } from 'zod';
import { date, neededText, optionalText } from '../../columns.ts';
import type { HolidayRow } from '../../ports.ts';
import { importKind } from '../kind.ts';

const holidayRow = z
  .strictObject({ date, name_en: neededText, source_url: optionalText.default(null) })
  .transform((row): HolidayRow => ({ date: row.date, nameEn: row.name_en, sourceUrl: row.source_url }));

/** Days on which no office is open; what is not in the file stays. */
export const holidays = importKind<HolidayRow>({
  name: 'holidays',
  row: holidayRow,
  columns: { needed: ['date', 'name_en'], optional: ['source_url'] },
  key: ['date'],
  keyInWords: 'date',
  replaces: [],
  search: ['date', 'nameEn'],
});
