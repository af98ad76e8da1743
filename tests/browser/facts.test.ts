import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { changeRow, removeRow } from '../../src/directory/import/change-row.ts';
import { holidays } from '../../src/directory/import/kinds/holidays.ts';
import { services } from '../../src/directory/import/kinds/services.ts';
import { cellsOf } from '../../src/directory/import/cells-of.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { SimulatedCaller } from '../support/simulated-caller.ts';
import { PASSWORD, person } from '../support/staff.ts';

const HEADER = 'place_code,year,side,component,planned_riel,actual_riel,confirmed_by,confirmed_at';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine();
  await person(line.context, 'editor', { username: 'sophea', name: 'Sophea' });
  await person(line.context, 'analyst', { username: 'dara', name: 'Dara' });
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `facts in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let context: BrowserContext;
    let page: Page;
    let complaints: string[];

    beforeEach(async () => {
      complaints = [];
      context = await browser.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce' });
      context.setDefaultTimeout(20_000);
      page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
    });

    afterEach(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });

    const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
    const drawer = (): Locator => page.getByRole('dialog');
    const field = (name: string): Locator => drawer().getByRole('textbox', { name, exact: true });

    const signIn = async (language: ScreenLanguage, username = 'sophea'): Promise<void> => {
      const words = TEXTS[language].signIn;
      await page.goto(`${line.url}/console`);
      await page.getByRole('heading', { name: TEXTS.km.signIn.title }).waitFor();
      if (language === 'en') await page.getByText('English', { exact: true }).click();
      await page.getByLabel(words.username, { exact: true }).fill(username);
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await button(words.submit).click();
      await page.getByRole('navigation').waitFor();
    };

    const serious = async (): Promise<string[]> => {
      await page.evaluate(axe.source);
      const found = await page.evaluate<string>(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] }).then(({ violations }) => JSON.stringify(
          violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 150)).join(' | '))))`,
      );
      return JSON.parse(found) as string[];
    };

    /** What callers are told of the country's row of a service. */
    const service = (key: string) =>
      line.context.facts.world.facts.services().find((row) => row.key === key && row.placeCode === '');

    const openService = async (language: ScreenLanguage, key: string): Promise<void> => {
      await page.goto(`${line.url}/console/facts/services?search=${key}`);
      await page
        .getByRole('table')
        .getByRole('button', {
          name: service(key)?.[language === 'km' ? 'nameKm' : 'nameEn'] ?? '',
          exact: true,
        })
        .first()
        .press('Enter');
      await drawer().waitFor();
    };

    /** Out: once the line has said what the file would do. */
    const sendFile = async (...lines: string[]): Promise<void> => {
      const words = TEXTS.en.facts.bring;
      await page.goto(`${line.url}/console/facts/budgets/file`);
      const buffer = Buffer.from([HEADER, ...lines].join('\n'));
      const file = { name: 'budget.csv', mimeType: 'text/csv', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
      await button(words.read).click();
      await page.getByRole('table').first().waitFor();
    };

    it.each(['km', 'en'] as const)(
      'are found, changed by keyboard, and refused in words, in %s',
      async (language) => {
        const { facts: words, factColumns, screens } = TEXTS[language];
        await signIn(language);
        await page.getByRole('navigation').getByRole('link', { name: screens.facts }).click();
        await page.getByRole('link', { name: words.kinds['services']?.[0] ?? '', exact: true }).waitFor();
        expect(await serious()).toEqual([]);
        await page.getByRole('link', { name: words.kinds['services']?.[0] ?? '', exact: true }).click();
        await page.getByRole('table').waitFor();
        expect(await serious()).toEqual([]);
        await page.getByLabel(words.search, { exact: true }).fill('passport-not-there');
        await page.getByText(words.nothing).waitFor();

        await openService(language, 'id-card');
        expect(await serious()).toEqual([]);
        const fee = field(factColumns.columns['fee_riel'] ?? '');
        const day = drawer().getByLabel(factColumns.columns['confirmed_at'] ?? '', { exact: true });
        await day.fill('');
        await fee.fill(language === 'km' ? '12000' : '15000');
        expect(await fee.inputValue()).toBe(language === 'km' ? '12,000' : '15,000');
        await fee.press('Enter');
        const problem = words.problem('give both who confirmed it and the day, or neither');
        await drawer().getByText(problem).first().waitFor();
        expect(await day.getAttribute('aria-invalid')).toBe('true');
        expect(service('id-card')?.feeRiel).not.toBe(language === 'km' ? 12_000 : 15_000);

        await day.fill('2026-11-20');
        await fee.press('Enter');
        await drawer().waitFor({ state: 'detached' });
        await page.getByText(words.riel(language === 'km' ? '12,000' : '15,000')).waitFor();
        expect(service('id-card')?.feeRiel).toBe(language === 'km' ? 12_000 : 15_000);

        // Whoever calls now is told the new fee.
        const heard = await new SimulatedCaller(line).hears('public-services', '1', '2');
        expect(heard).toMatch(language === 'km' ? /ម៉ឺន ?ពីរ ?ពាន់ ?រៀល/ : /ម៉ឺន ?ប្រាំ ?ពាន់ ?រៀល/);

        await openService(language, 'id-card');
        await page.keyboard.press('Escape');
        await drawer().waitFor({ state: 'detached' });
      },
    );

    it('tell whoever was slower what the other one changed, and lose nobody’s work', async () => {
      const { facts: words, factColumns } = TEXTS.en;
      await signIn('en');
      await openService('en', 'birth-certificate');
      await field(factColumns.columns['notes'] ?? '').fill('Mine.');
      const { facts } = line.context;
      const [known] = facts.rows.page(services, {
        ...{ search: 'birth-certificate', place: null, after: null, limit: 1 },
      });
      if (!known) throw new Error('There is no such service.');
      const theirs = { ...cellsOf(services, known.row), days_at_most: '21' };
      changeRow(facts, services, theirs, known, { name: 'Dara', at: Date.now(), reaches: () => true });

      await button(TEXTS.en.save).click();
      await drawer().getByText(words.conflict.title).first().waitFor();
      await drawer().getByRole('cell', { name: '21', exact: true }).waitFor();
      expect(await serious()).toEqual([]);
      await button(words.conflict.keepMine).click();
      await button(TEXTS.en.save).click();
      await drawer().waitFor({ state: 'detached' });
      expect(service('birth-certificate')).toMatchObject({ notes: 'Mine.', daysAtMost: 21 });
    });

    it.each(['km', 'en'] as const)(
      'tell whoever edits a row that somebody has deleted it, in %s',
      async (language) => {
        const { facts: words, factColumns, save } = TEXTS[language];
        const { facts } = line.context;
        const dara = { name: 'Dara', at: Date.now(), reaches: () => true };
        const day = { date: '2026-11-09', name_en: 'Independence Day' };
        const { after: known } = changeRow(facts, holidays, day, null, dara);
        if (!known) throw new Error('There is no holiday.');
        await signIn(language);
        await page.goto(`${line.url}/console/facts/holidays`);
        await page.getByRole('table').getByRole('button').first().click();
        await field(factColumns.columns['name_en'] ?? '').fill('Mine.');
        removeRow(facts, holidays, known, dara);

        await button(save).click();
        await drawer().getByText(words.conflict.gone).waitFor();
        expect(await field(factColumns.columns['name_en'] ?? '').inputValue()).toBe('Mine.');
        expect(await serious()).toEqual([]);
        expect(facts.rows.find(holidays, known.key)).toBeUndefined();
      },
    );

    it('are added for a place that is found by its name, and deleted after a question', async () => {
      const { facts: words, factColumns } = TEXTS.en;
      await signIn('en');
      await page.goto(`${line.url}/console/facts/population`);
      await button(words.add).click();
      const place = drawer().getByRole('combobox', { name: factColumns.columns['place_code'] ?? '' });
      await place.fill('Kantueu Mu');
      await page.getByRole('option', { name: /\(020101\)/ }).click();
      await field(factColumns.columns['year'] ?? '').fill('2025');
      await field(factColumns.columns['people'] ?? '').fill('9400');
      await button(TEXTS.en.save).click();
      await drawer().waitFor({ state: 'detached' });
      await page.getByRole('cell', { name: '9,400', exact: true }).waitFor();
      expect(line.context.facts.world.facts.population('020101')).toMatchObject([{ people: 9400 }]);

      await page
        .getByRole('table')
        .getByRole('button', { name: /^Kantueu Muoy/ })
        .first()
        .click();
      await button(words.remove).click();
      expect(await serious()).toEqual([]);
      await drawer().getByRole('button', { name: words.remove, exact: true }).click();
      await page.getByText(words.nothing).waitFor();
      expect(line.context.facts.world.facts.population('020101')).toEqual([]);
    });

    it('come by file: mistakes by their row, a preview, then taken over', async () => {
      const words = TEXTS.en.facts.bring;
      const planned = () =>
        line.context.facts.world.facts
          .budget('120301')
          .map(({ component, planned: riel }) => [component, riel]);
      const before = planned();
      await signIn('en');
      await sendFile('120301,2023,spending,roads,5 million,1,Ministry,2026-11-01');
      const wrong = page.getByRole('table', { name: words.problems });
      await wrong.getByRole('cell', { name: '2', exact: true }).waitFor();
      await wrong.getByText(TEXTS.en.facts.problem('an amount is whole riel, digits only')).waitFor();
      expect(await button(words.apply).count()).toBe(0);
      expect(await serious()).toEqual([]);
      await button(words.another).click();

      await sendFile('120301,2023,spending,roads,5000000,1,Ministry,2026-11-01');
      await page.getByText(words.added('1'), { exact: true }).waitFor();
      await page.getByRole('table', { name: words.changes }).getByText('5,000,000 riel').waitFor();
      expect(await serious()).toEqual([]);
      expect(planned()).toEqual(before);
      await button(words.apply).click();
      await page.getByText(words.applied).waitFor();
      expect(planned()).toContainEqual(['roads', 5_000_000]);

      const link = page.getByRole('link', { name: TEXTS.en.facts.exportCsv });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toBe('budgets.csv');
      expect(readFileSync(await download.path(), 'utf8')).toContain('120301,2023,spending,roads,5000000');
    });

    it('let a budget be heard as a caller hears it', async () => {
      const words = TEXTS.en.facts.hear;
      await signIn('en');
      await page.goto(`${line.url}/console/facts/budgets?place=020101`);
      await button(new RegExp(`^${words.open}: `))
        .first()
        .click();
      const part = drawer().getByRole('region', { name: words.parts['budget-answer'] ?? '' });
      await part.waitFor();
      expect(await serious()).toEqual([]);
      const [sound] = await Promise.all([
        page.waitForResponse(/\/media\/.*\.wav$/),
        part.getByRole('button').first().click(),
      ]);
      expect(sound.ok()).toBe(true);
      await drawer().getByText('ខ្មែរ', { exact: true }).click();
      await drawer()
        .getByText(/ថវិកា|លុយ/)
        .first()
        .waitFor();
    });

    it('are only read by an analyst', async () => {
      const words = TEXTS.en.facts;
      await signIn('en', 'dara');
      await page.goto(`${line.url}/console/facts/services`);
      await button(new RegExp(`^${words.look}: `))
        .first()
        .click();
      await drawer()
        .getByText(TEXTS.en.factColumns.columns['fee_riel'] ?? '', { exact: true })
        .waitFor();
      expect(await drawer().getByRole('textbox').count()).toBe(0);
      expect(await serious()).toEqual([]);
      await page.keyboard.press('Escape');
      for (const name of [words.add, words.bring.open]) expect(await page.getByText(name).count()).toBe(0);
    });
  },
);
