import type { Cell, Column, ColumnType, Table } from '../tables/table.ts';
import { momentText } from '../tables/cell-text.ts';
import type { AskedFilters, ColumnKind, ReportAnswer, ReportCell, ReportInfo } from './api-types.ts';

const TYPES: Partial<Record<ColumnKind, ColumnType>> = {
  ...{ day: 'day', week: 'day' },
  ...{ count: 'whole', score: 'whole' },
  ...{ share: 'number', seconds: 'number', number: 'number', mean: 'number', points: 'number' },
};

/** One column of a file, and where its cell comes from. */
interface Filled extends Column {
  of(row: readonly ReportCell[], filters: AskedFilters): Cell;
}

/**
 * What a report says, as rows of a file. Ids stand as they are, with the names of both languages beside. At the end of each
 * row stands what it was narrowed to, so that a file says by itself of which days it is, and so that rows of another time or
 * version, which follow, are told apart. In: an answer, and what the report is called. Out: the figures, none of them rounded.
 */
export function reportTable(answer: ReportAnswer, words: ReportInfo['words']): Table {
  const columns = [...told(answer), ...narrowing(answer)];
  const rowsOf = ({ rows, filters }: Pick<ReportAnswer, 'rows' | 'filters'>): Cell[][] =>
    rows.map((row) => columns.map((column) => column.of(row, filters)));
  return {
    name: answer.report,
    columns: columns.map(({ name, type }) => ({ name, type })),
    pages: [[...rowsOf(answer), ...(answer.compared ? rowsOf(answer.compared) : [])]],
    about: aboutOf(answer, words),
  };
}

const told = ({ columns, names }: ReportAnswer): Filled[] =>
  columns.flatMap(({ name, kind }, at): Filled[] => {
    const plain: Filled = { name, type: TYPES[kind] ?? 'text', of: (row) => row[at] ?? null };
    const named = names[kind];
    if (!named) return [plain];
    const inWords = (language: 'km' | 'en'): Filled => ({
      ...{ name: `${name}-${language}`, type: 'text' },
      of: (row) => named[String(row[at])]?.[language] ?? null,
    });
    return [plain, inWords('km'), inWords('en')];
  });

/** What the first column is counted by can be seen in it. */
function filtersIn({ filters, compared }: ReportAnswer): (keyof AskedFilters)[] {
  const all = Object.entries({ ...compared?.filters, ...filters }) as [keyof AskedFilters, unknown][];
  return all.flatMap(([name]) =>
    name !== 'by' && (filters[name] ?? compared?.filters[name]) !== undefined ? [name] : [],
  );
}

const narrowing = (answer: ReportAnswer): Filled[] =>
  filtersIn(answer).map((name) => ({
    name: `filter-${name}`,
    type: name === 'from' || name === 'to' ? 'day' : 'text',
    of: (_row, filters) => filters[name] ?? null,
  }));

/** What was counted, in both languages, and of what; for files with more than one table. */
function aboutOf(answer: ReportAnswer, { km, en }: ReportInfo['words']): NonNullable<Table['about']> {
  const both = (what: string, value: string): Cell[] => [what, value, value];
  const filters = (name: string, asked: AskedFilters): Cell[][] =>
    Object.entries(asked).flatMap(([filter, value]) =>
      value === undefined ? [] : [both(`${name}-${filter}`, value)],
    );
  return {
    name: 'about',
    columns: ['what', 'km', 'en'].map((name) => ({ name, type: 'text' })),
    pages: [
      [
        ['title', km.title, en.title],
        ['about', km.about, en.about],
        ...km.definition.map((sentence, index) => ['definition', sentence, en.definition[index] ?? null]),
        ...filters('filter', answer.filters),
        ...(answer.compared ? filters('compared', answer.compared.filters) : []),
        both('counted-up-to', momentText(answer.upTo)),
        both('made-at', momentText(answer.madeAt)),
      ],
    ],
  };
}
