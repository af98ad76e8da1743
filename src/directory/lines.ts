import type { LineFacts } from '../calls/ports.ts';
import { lineProblems, type LineChoices } from './import/kinds/lines.ts';
import type { LineRow, ReferenceStore } from './ports.ts';
import { ReferenceFileError } from './reference-files.ts';

/** What a line knows of its callers; nothing where its number is in no table, or what it names does not exist. */
export function lineFacts(
  line: LineRow | undefined,
  facts: Pick<ReferenceStore, 'place'>,
  known: LineChoices,
): LineFacts {
  const row = line && soundLine(line, facts, known);
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

/** A line without what does not exist, as it answers until somebody mends it. */
function soundLine(row: LineRow, facts: Pick<ReferenceStore, 'place'>, known: LineChoices): LineRow {
  const wrong = new Set(lineProblems(row, facts, known).map(({ column }) => column));
  return {
    ...row,
    place: wrong.has('place') ? null : row.place,
    flow: wrong.has('flow') ? null : row.flow,
    language: wrong.has('language') ? null : row.language,
  };
}

/**
 * Looks through the lines at the start. Out: a sentence for each line of staff of which something does not exist, since
 * a release took it away. Throws ReferenceFileError for the first such line of the release itself.
 */
export function checkLines(facts: Pick<ReferenceStore, 'lines' | 'place'>, known: LineChoices): string[] {
  return facts.lines().flatMap((line) => {
    const [wrong] = lineProblems(line, facts, known);
    if (!wrong) return [];
    if (line.shipped)
      throw new ReferenceFileError(
        `lines.csv, ${line.number}: ${wrong.message}. Correct the row and start again.`,
      );
    return [`The line ${line.number}: ${wrong.message}. It answers without it. Change it in the console.`];
  });
}
