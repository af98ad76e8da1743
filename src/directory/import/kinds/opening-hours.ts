import { z } from 'zod';
import {
  confirmation,
  confirmed,
  count,
  key,
  optionalText,
  timeOfDay,
  wholeConfirmation,
} from '../../columns.ts';
import { agingState } from '../../fact-states.ts';
import type { OpeningRow } from '../../ports.ts';
import { importKind, type RowProblem } from '../kind.ts';

const openingRow = z
  .strictObject({
    office: key,
    weekday: count('a weekday').refine((day) => day <= 7, 'a weekday is 1 (Monday) to 7 (Sunday)'),
    from: timeOfDay,
    to: timeOfDay,
    source_url: optionalText.default(null),
    ...confirmation,
  })
  .refine(...wholeConfirmation)
  .refine((row) => row.from < row.to, { error: 'an office closes later than it opens', path: ['to'] })
  .transform((row): OpeningRow => ({
    officeKey: row.office,
    weekday: row.weekday,
    fromMinute: row.from,
    toMinute: row.to,
    sourceUrl: row.source_url,
    ...confirmed(row),
  }));

/** A file replaces all the hours of each office that it names. */
export const openingHours = importKind<OpeningRow>({
  name: 'opening-hours',
  row: openingRow,
  columns: {
    needed: ['office', 'weekday', 'from', 'to', 'confirmed_by', 'confirmed_at'],
    optional: ['source_url'],
  },
  cells: {
    office: ({ officeKey }) => officeKey,
    from: ({ fromMinute }) => clockTime(fromMinute),
    to: ({ toMinute }) => clockTime(toMinute),
  },
  key: ['officeKey', 'weekday', 'fromMinute'],
  keyInWords: 'office, weekday and time',
  replaces: ['officeKey'],
  replacesInWords: 'office',
  search: ['officeKey', 'confirmedBy'],
  told: agingState,
  check: (row, { facts }) =>
    facts.office(row.officeKey)
      ? undefined
      : { column: 'office', message: `there is no office ${row.officeKey}; import the offices first` },
  together: { by: ['officeKey', 'weekday'], check: overlapProblem },
});

const clockTime = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

function overlapProblem(rows: readonly OpeningRow[]): RowProblem | undefined {
  const inOrder = rows.toSorted((a, b) => a.fromMinute - b.fromMinute);
  const wrong = inOrder.find((row, index) => row.fromMinute < (inOrder[index - 1]?.toMinute ?? 0));
  return wrong && { column: 'from', message: `two times of ${wrong.officeKey} on one day overlap` };
}
