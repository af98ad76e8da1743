import type { ColumnKind, Names, ReportCell } from '../../analytics/api-types.ts';
import { useWords } from '../language.tsx';
import type { ReportTexts } from '../texts/report-texts.ts';
import type { ScreenLanguage, Texts } from '../texts/texts.ts';
import { figureText, isFigure } from './numbers.ts';
import { useReportTexts } from './words.ts';

/** Says the cells of reports in words. */
export interface CellWords {
  /** In: the names that came with the answer. */
  text(cell: ReportCell, kind: ColumnKind, names: Names): string;
  day(day: string): string;
}

interface Sources {
  language: ScreenLanguage;
  texts: Texts;
  words: ReportTexts;
}

export function useCellWords(): CellWords {
  const { language, texts } = useWords();
  const words = useReportTexts();
  const sources = { language, texts, words };
  return {
    text: (cell, kind, names) =>
      isUnknown(cell, kind) ? missing(kind, words) : textOf(cell, kind, names[kind], sources),
    day: (day) => dayText(day, language),
  };
}

/** Of groups, the one without a name is everybody. */
const isUnknown = (cell: ReportCell, kind: ColumnKind): cell is null =>
  cell === null || (cell === '' && kind !== 'group');

/** What it means that nothing stands here: not known, or not to be told of so few. */
function missing(kind: ColumnKind, words: ReportTexts): string {
  if (kind === 'place') return words.noPlace;
  if (kind === 'topic') return words.noTopic;
  if (kind === 'mean' || kind === 'score') return words.tooFew;
  return isFigure(kind) || ['service', 'office', 'round'].includes(kind) ? words.none : words.notKnown;
}

function textOf(
  cell: string | number,
  kind: ColumnKind,
  names: Names[ColumnKind],
  { language, texts, words }: Sources,
): string {
  if (isFigure(kind)) {
    const figure = figureText(Number(cell), kind);
    return kind === 'seconds' ? words.seconds(figure) : figure;
  }
  const id = String(cell);
  if (kind === 'day' || kind === 'week') return dayText(id, language);
  if (kind === 'month') return monthText(id, language);
  if (kind === 'node') return nodeText(id);
  return names?.[id]?.[language] ?? wordsOfKind(kind, texts, words)[id] ?? id;
}

/** The words for ids that the line does not name. */
function wordsOfKind(kind: ColumnKind, texts: Texts, words: ReportTexts): Record<string, string> {
  const { choices } = texts.factColumns;
  const byKind: Partial<Record<ColumnKind, Record<string, string>>> = {
    topic: texts.cases.topics,
    language: texts.cases.languages,
    query: words.queries,
    side: words.sides,
    group: words.groups,
    item: choices['item'] ?? {},
    office: choices['office'] ?? {},
    'facility-kind': choices['kind'] ?? {},
    'case-kind': texts.cases.kinds,
    'case-state': texts.cases.states,
  };
  return byKind[kind] ?? {};
}

/** The way to a node without the flow that the call began with. */
export const nodeText = (path: string): string =>
  path.includes('/') ? path.split('/').slice(1).join(' › ') : path;

/** Many browsers know no Khmer dates and write American ones; day, month, year in figures is read by all. */
export function dayText(day: string, language: ScreenLanguage): string {
  const dateStyle = language === 'km' ? 'short' : 'medium';
  return new Intl.DateTimeFormat('en-GB', { dateStyle, timeZone: 'UTC' }).format(Date.parse(day));
}

function monthText(month: string, language: ScreenLanguage): string {
  const form = language === 'km' ? '2-digit' : 'short';
  return new Intl.DateTimeFormat('en-GB', { month: form, year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01`),
  );
}
