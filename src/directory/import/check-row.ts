import type { z } from 'zod';
import type { ImportKind, RowProblem, Sender, TableRow, World } from './kind.ts';

/** What a row is read from: texts by column. What is left out or null stands for a blank cell. */
export type GivenCells = Readonly<Record<string, unknown>>;

export type CheckedRow = { row: TableRow; problems?: never } | { row?: never; problems: RowProblem[] };

/**
 * Reads a row and checks what can be known from it alone, whether it comes by file, by the console or by an office's
 * program. Out: the row, or everything that is wrong with it.
 */
export function checkRow(kind: ImportKind, cells: GivenCells, world: World, sender: Sender): CheckedRow {
  const read = kind.row.safeParse(withBlanks(kind, cells));
  if (!read.success) return { problems: read.error.issues.map(problemOf) };
  const wrong = kind.check?.(read.data, world) ?? beyond(kind, read.data, sender);
  return wrong ? { problems: [wrong] } : { row: read.data };
}

/** A needed cell that was left out is blank, and an optional one is what the kind says. */
function withBlanks({ columns }: ImportKind, cells: GivenCells): GivenCells {
  const whole: Record<string, unknown> = { ...cells };
  for (const column of columns.needed) whole[column] ??= '';
  for (const [column, cell] of Object.entries(whole)) {
    if (cell === null) Reflect.deleteProperty(whole, column);
  }
  return whole;
}

function problemOf(issue: z.core.$ZodIssue): RowProblem {
  return issue.code === 'unrecognized_keys'
    ? { column: issue.keys.join(', '), message: 'leave this out; nobody reads it' }
    : { column: issue.path.join('.'), message: issue.message };
}

/** A row of a place that the sender may not change. */
export function beyond(kind: ImportKind, row: TableRow, sender: Sender): RowProblem | undefined {
  const place = kind.place === undefined ? null : String((row as Record<string, unknown>)[kind.place]);
  if (sender.reaches(place)) return undefined;
  const where = place === null || place === '' ? 'the whole country' : place;
  return {
    column: kind.place ?? '',
    message: `you may not change ${kind.name} of ${where}`,
    code: 'not-allowed',
  };
}
