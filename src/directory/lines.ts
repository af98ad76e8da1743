import type { LineFacts } from '../calls/ports.ts';
import { lineProblem, type LineChoices } from './import/kinds/lines.ts';
import type { LineRow, ReferenceStore } from './ports.ts';
import { ReferenceFileError } from './reference-files.ts';

/** What a line knows of its callers; nothing where its number is in no table. */
export function lineFacts(row: LineRow | undefined): LineFacts {
  const upTo = (digits: number): string | null =>
    row?.place && row.place.length >= digits ? row.place.slice(0, digits) : null;
  return {
    place: row?.place ?? null,
    province: upTo(2),
    district: upTo(4),
    commune: upTo(6),
    language: row?.language ?? null,
  };
}

/** Throws ReferenceFileError for the first line whose place, flow or language does not exist. */
export function checkLines(facts: Pick<ReferenceStore, 'lines' | 'place'>, known: LineChoices): void {
  for (const line of facts.lines()) {
    const wrong = lineProblem(line, facts, known);
    if (wrong) {
      throw new ReferenceFileError(
        line.shipped
          ? `lines.csv, ${line.number}: ${wrong.message}. Correct the row and start again.`
          : `The line ${line.number} of the console: ${wrong.message}. Start the Sdap of before, and change the line there.`,
      );
    }
  }
}
