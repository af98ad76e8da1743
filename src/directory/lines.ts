import type { LineFacts } from '../calls/ports.ts';
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
export function checkLines(
  facts: Pick<ReferenceStore, 'lines' | 'place'>,
  known: { flows: ReadonlyMap<string, unknown>; languages: readonly string[] },
): void {
  for (const { number, place, flow, language } of facts.lines()) {
    const wrong =
      (place !== null && !facts.place(place) && `${place} is no place of the gazetteer`) ||
      (flow !== null && !known.flows.has(flow) && `there is no flow ${flow}`) ||
      (language !== null && !known.languages.includes(language) && `there is no language ${language}`);
    if (wrong) {
      throw new ReferenceFileError(`lines.csv, ${number}: ${wrong}. Correct the row and start again.`);
    }
  }
}
