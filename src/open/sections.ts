import type { OpenIndex, OpenMonth } from '../analytics/open/api-types.ts';
import { choice, el, table, type TableCell } from './dom.ts';
import type { Language, Texts } from './texts.ts';

/** What the page shows now. */
export interface Shown {
  texts: Texts;
  language: Language;
  index: OpenIndex;
  month: OpenMonth | null;
  province: string;
}

/** What can be done on it. */
export interface Deeds {
  month(chosen: string): void;
  province(chosen: string): void;
  fetched<Answer>(path: string): Promise<Answer>;
}

interface ScoreRow {
  round: string;
  sample: boolean;
  name_km: string;
  name_en: string;
  facility: string;
  item: string;
  median: number;
  voters: number;
}

export function sectionsOf(shown: Shown, deeds: Deeds): HTMLElement[] {
  const { index, month, texts } = shown;
  const figures = month
    ? [
        monthChoice(shown, deeds),
        topicsSection(shown, month, deeds),
        ratingsSection(shown, month),
        casesSection(shown, month),
      ]
    : [];
  return [
    index.months.length === 0 ? el('p', {}, texts.nothing) : callsSection(shown),
    ...figures,
    ...(index.rounds.length > 0 ? [scoresSection(shown, deeds)] : []),
    filesSection(shown),
  ];
}

/** `2026-10` in words. In our own: many browsers know no Khmer months, and write English ones. */
function monthName(month: string, { months }: Texts): string {
  const [year = '', number = ''] = month.split('-');
  return `${months[Number(number) - 1] ?? number} ${year}`;
}

const section = (title: string, about: string | null, ...children: HTMLElement[]): HTMLElement =>
  el(
    'section',
    { 'aria-label': title },
    el('h2', {}, title),
    about === null ? null : el('p', { class: 'note' }, about),
    ...children,
  );

const rowsOr = (
  { texts, language }: Shown,
  label: string,
  heads: string[],
  rows: TableCell[][],
): HTMLElement => (rows.length === 0 ? el('p', {}, texts.noRows) : table(label, heads, rows, language));

const provinceName = ({ texts, index, language }: Shown, code: string): string =>
  index.provinces[code]?.[language] ?? (code === '?' ? texts.noProvince : code);

function callsSection(shown: Shown): HTMLElement {
  const { texts, index } = shown;
  const most = Math.max(...index.months.map(({ calls }) => calls?.calls ?? 0), 1);
  const rows = index.months.map(({ month, calls }): TableCell[] => [
    monthName(month, texts),
    calls ? { number: calls.calls, most } : texts.tooFew,
    calls ? { number: calls.callers } : texts.tooFew,
  ]);
  return section(
    texts.callsTitle,
    texts.callsAbout,
    rowsOr(shown, texts.callsTitle, [texts.month, texts.calls, texts.callers], rows),
  );
}

const monthChoice = ({ texts, index, month }: Shown, deeds: Deeds): HTMLElement =>
  choice(
    'month',
    texts.month,
    index.months.map((one) => [one.month, monthName(one.month, texts)]),
    month?.month ?? '',
    deeds.month,
  );

function topicsSection(shown: Shown, month: OpenMonth, deeds: Deeds): HTMLElement {
  const { texts, province, index, language } = shown;
  const provinces = [...new Set(month.topics.map((topic) => topic.province))];
  const here = month.topics
    .filter((topic) => topic.province === province)
    .sort((a, b) => b.callers - a.callers);
  const most = here[0]?.callers ?? 1;
  const rows = here.map(({ topic, callers }): TableCell[] => [
    index.topics[topic]?.[language] ?? topic,
    { number: callers, most },
  ]);
  const options = provinces.map((code): [string, string] => [code, provinceName(shown, code)]);
  return section(
    texts.topicsTitle,
    null,
    ...(options.length > 0 ? [choice('province', texts.province, options, province, deeds.province)] : []),
    rowsOr(shown, texts.topicsTitle, [texts.topic, texts.callers], rows),
  );
}

function ratingsSection(shown: Shown, month: OpenMonth): HTMLElement {
  const { texts, index, language } = shown;
  const rows = month.ratings.map(({ id, mean, callers }): TableCell[] => [
    index.services[id]?.[language] ?? id,
    { number: mean, most: 5 },
    { number: callers },
  ]);
  return section(
    texts.ratingsTitle,
    texts.ratingsAbout,
    rowsOr(shown, texts.ratingsTitle, [texts.service, texts.mean, texts.callers], rows),
  );
}

function casesSection(shown: Shown, month: OpenMonth): HTMLElement {
  const { texts } = shown;
  const rows = month.cases.map(({ province, kind, state, cases }): TableCell[] => [
    ...[provinceName(shown, province), texts.kinds[kind] ?? kind, texts.states[state] ?? state],
    { number: cases },
  ]);
  return section(
    texts.casesTitle,
    null,
    rowsOr(shown, texts.casesTitle, [texts.province, texts.kind, texts.state, texts.cases], rows),
  );
}

/** Many rows, so they are fetched when somebody wants them. */
function scoresSection(shown: Shown, deeds: Deeds): HTMLElement {
  const { texts, language } = shown;
  const place = el('div', {});
  const show = async (): Promise<void> => {
    const { rows } = await deeds.fetched<{ rows: ScoreRow[] }>('scorecards.json');
    const heads = [texts.round, texts.facility, texts.item, texts.median, texts.voters];
    const told = rows.map((row): TableCell[] => [
      ...[row.round, (language === 'km' ? row.name_km : row.name_en) || row.facility, row.item],
      ...[{ number: row.median, most: 5 }, { number: row.voters }],
    ]);
    place.replaceChildren(
      ...(rows.some(({ sample }) => sample) ? [el('p', { class: 'sample' }, texts.sample)] : []),
      rowsOr(shown, texts.scoresTitle, heads, told),
    );
  };
  const failed = (): void => place.replaceChildren(el('p', { role: 'alert' }, texts.failed));
  const button = el('button', { type: 'button', click: () => void show().catch(failed) }, texts.scoresShow);
  place.append(button);
  return section(texts.scoresTitle, texts.scoresAbout, place);
}

function filesSection({ texts }: Shown): HTMLElement {
  const files = Object.entries(texts.tables).map(([name, title]) =>
    el(
      'li',
      {},
      `${title}: `,
      el(
        'a',
        { href: `/open/data/${name}.csv`, 'aria-label': `${title}, CSV`, download: `sdap-${name}.csv` },
        'CSV',
      ),
      ' · ',
      el('a', { href: `/open/data/${name}.json`, 'aria-label': `${title}, JSON` }, 'JSON'),
    ),
  );
  return section(texts.filesTitle, texts.filesAbout, el('ul', { class: 'files' }, ...files));
}
