import type { OpenIndex, OpenMonth } from '../analytics/open/api-types.ts';
import { el } from './dom.ts';
import { sectionsOf, type Shown } from './sections.ts';
import { TEXTS, type Language } from './texts.ts';

const SAVED = 'sdap-open-language';

const state: { language: Language; index: OpenIndex | null; month: OpenMonth | null; province: string } = {
  language: localStorage.getItem(SAVED) === 'en' ? 'en' : 'km',
  index: null,
  month: null,
  province: '',
};

const fetched = async <Answer>(path: string): Promise<Answer> => {
  const response = await fetch(`/open/data/${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as Answer;
};

async function showMonth(month: string): Promise<void> {
  state.month = await fetched<OpenMonth>(`months/${month}.json`);
  const provinces = [...new Set(state.month.topics.map(({ province }) => province))];
  if (!provinces.includes(state.province)) state.province = provinces[0] ?? '';
  draw();
}

function use(language: Language): void {
  state.language = language;
  localStorage.setItem(SAVED, language);
  draw();
}

/** Draws the page anew; whoever stood at a choice or a button stands there still. */
function draw(): void {
  const place = focusPlace();
  const texts = TEXTS[state.language];
  document.documentElement.lang = state.language;
  document.title = texts.title;
  const switches = (['km', 'en'] as const).map((language) =>
    el(
      'button',
      {
        type: 'button',
        lang: language,
        'aria-pressed': String(state.language === language),
        click: () => use(language),
      },
      language === 'km' ? 'ខ្មែរ' : 'English',
    ),
  );
  const { index, month, language, province } = state;
  const shown: Shown | null = index && { texts, language, index, month, province };
  const content = shown
    ? sectionsOf(shown, {
        month: (chosen) => void showMonth(chosen).catch(fail),
        province: (chosen) => {
          state.province = chosen;
          draw();
        },
        fetched,
      })
    : [el('p', { role: 'status' }, texts.loading)];
  document
    .getElementById('page')
    ?.replaceChildren(
      el('header', {}, el('p', {}, texts.name), el('div', {}, ...switches)),
      el(
        'main',
        {},
        el('h1', {}, texts.title),
        el('p', {}, texts.about),
        el('p', {}, texts.rule),
        ...content,
      ),
      el(
        'footer',
        {},
        el(
          'p',
          {},
          texts.licence,
          ' ',
          el('a', { href: 'https://creativecommons.org/licenses/by/4.0/', rel: 'license' }, 'CC BY 4.0'),
        ),
      ),
    );
  controls()[place]?.focus();
}

const controls = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('button, select')];

const focusPlace = (): number => controls().findIndex((control) => control === document.activeElement);

function fail(): void {
  document.querySelector('main')?.append(el('p', { role: 'alert' }, TEXTS[state.language].failed));
}

async function start(): Promise<void> {
  draw();
  state.index = await fetched<OpenIndex>('index.json');
  const newest = state.index.months[0];
  if (newest) await showMonth(newest.month);
  else draw();
}

start().catch(fail);
