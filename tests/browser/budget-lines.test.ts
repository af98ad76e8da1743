import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { cellsOf } from '../../src/directory/import/cells-of.ts';
import { changeRows } from '../../src/directory/import/change-row.ts';
import type { KnownRow } from '../../src/directory/import/fact-rows.ts';
import { budgets } from '../../src/directory/import/kinds/budgets.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { person } from '../support/staff.ts';

const PLACE = '020101';
/** A year for each test, so that none finds what another left. */
const YEARS = { km: 2025, en: 2024, conflict: 2023, reader: 2022 } as const;
/** Years of which nothing is kept. */
const YEARS_WITHOUT = { km: 2031, en: 2032 } as const;
const ANYBODY = { name: 'Dara', at: 0, reaches: () => true };

/** Income and spending, planned and actual, by what a year begins with. */
const LINES = [
  ['income', 'fund', 500, 480],
  ['income', 'own', 100, 90],
  ['income', 'contributions', 50, 40],
  ['income', 'total', 650, 610],
  ['spending', 'roads', 300, 290],
] as const;

let line: RunningLine;
let browser: Browser;
let shown: ConsolePage;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine();
  for (const year of Object.values(YEARS)) {
    const wanted = LINES.map(([side, component, planned, actual]) => ({
      seen: keptLine(year, side, component) ?? null,
      cells: {
        ...{ place_code: PLACE, year: String(year), side, component, sample: 'yes' },
        ...{ planned_riel: `${planned}000000`, actual_riel: `${actual}000000` },
      },
    }));
    changeRows(line.context.facts, budgets, { wanted, removes: [] }, ANYBODY);
  }
  await person(line.context, 'editor', { username: 'sophea', name: 'Sophea' });
  await person(line.context, 'analyst', { username: 'dara', name: 'Dara' });
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

const keptLines = (year: number): KnownRow[] =>
  line.context.facts.rows.like(budgets, ['placeCode', 'year'], { placeCode: PLACE, year });

const keptLine = (year: number, side: string, component: string): KnownRow | undefined =>
  keptLines(year).find(({ row }) => {
    const cells = cellsOf(budgets, row);
    return cells['side'] === side && cells['component'] === component;
  });

/** What is kept of a line as planned, in riel as a file writes it. */
const planned = (year: number, component: string, side = 'income'): string | undefined => {
  const known = keptLine(year, side, component);
  return known && cellsOf(budgets, known.row)['planned_riel'];
};

describe.skipIf(noBrowser !== undefined)(
  `the lines of a budget in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    onConsolePages(
      () => consolePage(line, browser),
      (opened) => (shown = opened),
    );

    const wordsIn = (language: ScreenLanguage) => {
      const { facts, factColumns } = TEXTS[language];
      const component = (name: string): string => factColumns.choices['component']?.[name] ?? name;
      const column = (name: string): string => factColumns.columns[name] ?? name;
      return { facts, words: facts.budget, component, column, side: factColumns.choices['side'] ?? {} };
    };

    const field = (language: ScreenLanguage, component: string, column = 'planned_riel') => {
      const words = wordsIn(language);
      const name = `${words.component(component)}: ${words.column(column)}`;
      return shown.page.getByRole('region', { name: words.side['income'] ?? '' }).getByRole('textbox', {
        name,
        exact: true,
      });
    };

    const openBudget = async (language: ScreenLanguage, year: number, username = 'sophea') => {
      await shown.open(language, `/facts/budgets/${PLACE}/${year}`);
      await shown.signIn(language, username);
      await shown.page.getByRole('table').first().waitFor();
    };

    const save = (language: ScreenLanguage) => shown.button(TEXTS[language].save);

    /** What a caller would hear first, and whether its sound comes. */
    const heard = async (language: ScreenLanguage): Promise<string> => {
      const { hear } = TEXTS[language].facts;
      await shown.button(hear.open).click();
      const part = shown.page
        .getByRole('dialog')
        .getByRole('region', { name: hear.parts['budget-income'] ?? '' });
      await part.waitFor();
      const [sound] = await Promise.all([
        shown.page.waitForResponse(/\/media\/.*\.wav$/),
        part.getByRole('button').click(),
      ]);
      expect(sound.ok()).toBe(true);
      const said = await part.innerText();
      await shown.page.keyboard.press('Escape');
      await shown.page.getByRole('dialog').waitFor({ state: 'detached' });
      return said;
    };

    it.each(['km', 'en'] as const)(
      'are saved as one set once their sums agree, and heard before that, in %s',
      async (language) => {
        const { page } = shown;
        const { facts, words, component, column, side } = wordsIn(language);
        const year = YEARS[language];
        if (language === 'km') await page.setViewportSize({ width: 390, height: 800 });
        await shown.open(language, `/facts/budgets?place=${PLACE}&search=contributions`);
        await shown.signIn(language, 'sophea');
        await page.getByRole('link', { name: new RegExp(`^${words.open}: .*${year}`) }).click();
        await field(language, 'fund').waitFor();
        expect(await shown.serious()).toEqual([]);
        expect(await save(language).isDisabled()).toBe(true);
        const before = await heard(language);

        await field(language, 'fund').fill('520000000');
        const income = page.getByRole('region', { name: side['income'] ?? '' });
        const told = words.disagrees(column('planned_riel'), '650,000,000', '670,000,000');
        await income.getByRole('status').getByText(told).waitFor();
        await income.getByRole('cell', { name: '+20,000,000', exact: true }).waitFor();
        expect(await save(language).isDisabled()).toBe(true);
        await field(language, 'fund').press('Enter');
        await page.getByText(words.notYet).waitFor();
        expect(planned(year, 'fund')).toBe('500000000');

        await field(language, 'own').fill('80000000');
        await income.getByRole('status').getByText(words.agrees).waitFor();
        expect(await shown.serious()).toEqual([]);
        const picture = process.env['PICTURES'];
        if (picture) await page.screenshot({ path: `${picture}/budget-${language}.png`, fullPage: true });
        expect(await heard(language)).not.toBe(before);
        expect(planned(year, 'own')).toBe('100000000');
        await field(language, 'own').press('Enter');
        await page.getByText(TEXTS[language].saved).waitFor();
        expect([planned(year, 'fund'), planned(year, 'own')]).toEqual(['520000000', '80000000']);

        // A line goes, with what it was of the total; its place is there to be filled again.
        await income
          .getByRole('button', { name: `${facts.remove}: ${component('contributions')}`, exact: true })
          .press('Enter');
        await field(language, 'contributions').waitFor({ state: 'detached' });
        await income
          .getByRole('status')
          .getByText(words.less(column('planned_riel')))
          .waitFor();
        expect(await income.getByText(words.agrees).count()).toBe(0);
        await field(language, 'total').fill('600000000');
        await field(language, 'total', 'actual_riel').fill('570000000');
        await save(language).click();
        await page.getByText(words.unchanged).waitFor();
        expect(planned(year, 'contributions')).toBeUndefined();
        await income.getByRole('combobox', { name: words.add }).click();
        await page.getByRole('option', { name: component('contributions') }).click();
        await field(language, 'contributions').fill('1000000');
        await field(language, 'total').fill('601000000');
        await save(language).click();
        await page.getByText(words.unchanged).waitFor();
        expect(planned(year, 'contributions')).toBe('1000000');
        const width = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect(width).toBeLessThanOrEqual(0);
      },
    );

    it('tell who was slower what others changed and deleted, and lose nothing of theirs', async () => {
      const { words, component, facts } = wordsIn('en');
      const year = YEARS.conflict;
      await openBudget('en', year);
      await field('en', 'fund').fill('510000000');
      await field('en', 'own').fill('90000000');
      const [theirs, gone] = [keptLine(year, 'income', 'own'), keptLine(year, 'spending', 'roads')];
      const total = keptLine(year, 'income', 'total');
      if (!theirs || !gone || !total) throw new Error('There are no such lines.');
      const changed = [
        { seen: theirs, cells: { ...cellsOf(budgets, theirs.row), planned_riel: '110000000' } },
        { seen: total, cells: { ...cellsOf(budgets, total.row), planned_riel: '660000000' } },
      ];
      changeRows(line.context.facts, budgets, { wanted: changed, removes: [gone] }, ANYBODY);

      await save('en').click();
      const notice = shown.page.getByRole('alert');
      await notice.getByText(words.conflict).first().waitFor();
      await notice.getByRole('cell', { name: '110,000,000 riel', exact: true }).waitFor();
      await notice.getByText(words.lineGone).waitFor();
      expect(await shown.serious()).toEqual([]);
      await shown.button(facts.conflict.keepMine).click();
      expect(await field('en', 'own').inputValue()).toBe('90,000,000');
      expect(await field('en', 'total').inputValue()).toBe('660,000,000');
      expect(await shown.page.getByRole('rowheader', { name: component('roads') }).count()).toBe(0);
      await field('en', 'own').fill('100000000');
      await save('en').click();
      await shown.page.getByText(words.unchanged).waitFor();
      const saved = ['fund', 'own', 'total'].map((one) => planned(year, one));
      expect(saved).toEqual(['510000000', '100000000', '660000000']);
    });

    it('tell at which line a set is refused', async () => {
      const { words, column, component, side } = wordsIn('en');
      await openBudget('en', YEARS.reader);
      await shown.page.getByLabel(column('confirmed_by'), { exact: true }).fill('The commune council');
      await save('en').click();
      const problem = TEXTS.en.facts.problem('give both who confirmed it and the day, or neither');
      const where = `${side['income']}, ${component('contributions')}`;
      await shown.page.getByRole('alert').getByText(problem).waitFor();
      await shown.page.getByRole('alert').getByText(where).waitFor();
      await shown.page.getByLabel(column('confirmed_at'), { exact: true }).fill('2026-11-20');
      await save('en').click();
      await shown.page.getByText(words.unchanged).waitFor();
      const cells = keptLines(YEARS.reader).map(({ row }) => cellsOf(budgets, row)['confirmed_by']);
      expect(new Set(cells)).toEqual(new Set(['The commune council']));
    });

    it.each(['km', 'en'] as const)('begin with none, for a place and a year, in %s', async (language) => {
      const { words, component, side } = wordsIn(language);
      const { page } = shown;
      const begun = page.getByRole('dialog');
      const place = begun.getByRole('combobox', { name: words.placeOf });
      const year = YEARS_WITHOUT[language];
      await shown.open(language, '/facts/budgets');
      await shown.signIn(language, 'sophea');
      await shown.button(words.begin).click();
      await begun.getByLabel(words.year, { exact: true }).fill(String(year));
      await place.fill('Battambang');
      await page.getByRole('option', { name: '(02)' }).click();
      await begun.getByText(words.notOfProvinces).waitFor();
      expect(await shown.button(words.go).isDisabled()).toBe(true);
      await place.fill(PLACE);
      await page.getByRole('option', { name: `(${PLACE})` }).click();
      expect(await shown.serious()).toEqual([]);
      const picture = process.env['PICTURES'];
      if (picture) await page.screenshot({ path: `${picture}/begin-budget-${language}.png` });
      await shown.button(words.go).click();
      const income = page.getByRole('region', { name: side['income'] ?? '' });
      await income.getByRole('combobox', { name: words.add }).click();
      await page.getByRole('option', { name: component('own') }).click();
      await field(language, 'own').fill('7000000');
      await save(language).click();
      await page.getByText(words.unchanged).waitFor();
      expect(planned(year, 'own')).toBe('7000000');
    });

    it('are only looked at by an analyst', async () => {
      await openBudget('en', YEARS.reader, 'dara');
      expect(await shown.page.getByRole('main').getByRole('textbox').count()).toBe(0);
      expect(await save('en').count()).toBe(0);
      await shown.button(TEXTS.en.facts.hear.open).waitFor();
    });
  },
);
