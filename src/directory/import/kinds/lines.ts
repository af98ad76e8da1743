import { z } from 'zod';
import { optionalKey, optionalText, patterned } from '../../columns.ts';
import type { LineRow, ReferenceStore } from '../../ports.ts';
import { importKind, type ImportKind, type RowProblem } from '../kind.ts';

/** What a line may answer with. */
export interface LineChoices {
  /** The ids of call flows. */
  flows: { has(id: string): boolean };
  languages: readonly string[];
}

const blankIsNull = (text: string): string | null => (text === '' ? null : text);

/** A line's place is one code: of a province, a district or a commune. */
export const lineRow = z
  .strictObject({
    number: patterned(
      /^\+?\d{2,15}$/,
      'write the number as the carrier sends it, such as 1294 or +85523123456',
    ),
    flow: optionalKey.default(null),
    place: patterned(/^(\d{2}){0,3}$/, 'a place is the official code of two, four or six digits')
      .transform(blankIsNull)
      .default(null),
    language: patterned(/^([a-z]{2,3})?$/, 'a language is a code such as km')
      .transform(blankIsNull)
      .default(null),
    note: optionalText.default(null),
  })
  .transform((row): Omit<LineRow, 'shipped'> => row);

/**
 * The numbers that answer. They are no facts that editors bring by file, and stand apart from the other kinds; their
 * rows are changed, kept across releases and told of in the same way.
 */
export const LINES = importKind<Omit<LineRow, 'shipped'>>({
  name: 'lines',
  row: lineRow,
  columns: { needed: ['number'], optional: ['flow', 'place', 'language', 'note'] },
  key: ['number'],
  keyInWords: 'number',
  replaces: [],
  search: ['number'],
});

/** What of a line does not exist: its place, its flow, its language. */
export interface LineProblem extends RowProblem {
  column: 'place' | 'flow' | 'language';
}

/** What is wrong with a line; none where all that it names exists. */
export function lineProblems(
  { place, flow, language }: Omit<LineRow, 'shipped'>,
  facts: Pick<ReferenceStore, 'place'>,
  { flows, languages }: LineChoices,
): LineProblem[] {
  const problems: (LineProblem | false)[] = [
    place !== null &&
      !facts.place(place) && { column: 'place', message: `${place} is no place of the gazetteer` },
    flow !== null && !flows.has(flow) && { column: 'flow', message: `there is no flow ${flow}` },
    language !== null &&
      !languages.includes(language) && { column: 'language', message: `there is no language ${language}` },
  ];
  return problems.filter((problem) => problem !== false);
}

/** The same, with what a line may answer with at the moment of the change. */
export const linesAnsweringWith = (choices: () => LineChoices): ImportKind => ({
  ...LINES,
  check: (row, { facts }) => lineProblems(row as LineRow, facts, choices())[0],
});
