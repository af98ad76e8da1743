import type { FactCells } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';
import { placeName, usePlaces } from '../../parts/places.ts';
import { useDay } from '../cases/case-words.tsx';
import { formatOf, grouped } from './columns.ts';

/** The words of the columns of a kind, and of what may stand in them. */
export function useColumnWords(kind: string) {
  const { texts } = useWords();
  const { columns, hints, choices } = texts.factColumns;
  const of = <Word>(words: Record<string, Word>, column: string): Word | undefined =>
    words[`${kind}.${column}`] ?? words[column];
  return {
    label: (column: string): string => of(columns, column) ?? column,
    hint: (column: string): string | undefined => of(hints, column),
    choice: (column: string, word: string): string | undefined => of(choices, column)?.[word],
  };
}

/** Cells as people read them: places by their names, amounts in groups, words of the language. In: the rows shown. */
export function useCellText(kind: string, rows: readonly FactCells[]) {
  const { texts, language } = useWords();
  const { choice } = useColumnWords(kind);
  const codes = rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, text]) => (formatOf(column) === 'place' ? [text] : [])),
  );
  const places = usePlaces(codes);
  const words = texts.facts;
  const day = useDay();
  return (column: string, row: FactCells): string => {
    const text = cellOf(column, row, language);
    if (formatOf(column) === 'place') {
      const place = places.get(text);
      if (text === '') return kind === 'services' ? words.everywhere : words.blank;
      return place ? placeName(place, language) : text;
    }
    if (text === '') return words.blank;
    if (formatOf(column) === 'date') return day(text);
    if (column === 'fee_riel' && text === '0') return words.free;
    if (formatOf(column) === 'riel') return words.riel(grouped(text));
    if (formatOf(column) === 'number') return grouped(text);
    if (formatOf(column) === 'weekday') return words.weekdays[Number(text) - 1] ?? text;
    return choice(column, text) ?? text;
  };
}

/** `name_*` is the name in the language of the screen, or in the other one where that is blank. */
function cellOf(column: string, row: FactCells, language: string): string {
  if (!column.endsWith('_*')) return row[column] ?? '';
  const name = column.slice(0, -1);
  return row[name + language] || row[`${name}km`] || row[`${name}en`] || '';
}
