import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/analytics/report-words.ts';
import { REPORTS } from '../../src/analytics/reports.ts';
import { REPORT_TEXTS } from '../../src/console/texts/report-texts.ts';
import { TEXTS } from '../../src/console/texts/texts.ts';
import { buildPage, noBrowser, startChromium, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { startLineWithCalls } from '../support/made-calls.ts';
import { person } from '../support/staff.ts';
import { READERS, sheetsOf } from '../support/table-files.ts';

const CALLS = 240;

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLineWithCalls(CALLS);
  await person(line.context, 'analyst', { username: 'dara', name: 'Dara' });
  browser = await startChromium();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `reports in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  { timeout: 240_000 },
  () => {
    let shown: ConsolePage;
    onConsolePages(
      () => consolePage(line, browser),
      (page) => (shown = page),
    );

    const open = async (language: 'km' | 'en', path: string): Promise<void> => {
      await shown.open(language);
      await shown.signIn(language, 'dara');
      await shown.page.getByRole('navigation').waitFor();
      await goTo(path);
    };

    const goTo = async (path: string): Promise<void> => {
      await shown.page.goto(`${line.url}/console${path}`);
      await shown.page.getByRole('heading', { level: 1 }).waitFor();
    };

    const column = (name: string): string => REPORT_TEXTS.en.columns[name] ?? name;

    const asked = (name: string): string | null => new URL(shown.page.url()).searchParams.get(name);

    it.each(['km', 'en'] as const)(
      'are listed, drawn, told as a table and defined, in %s',
      async (language) => {
        const words = REPORT_TEXTS[language];
        await open(language, '/reports');
        for (const name of REPORTS.keys()) {
          const { title } = wordsOf(name)[language];
          await shown.page.locator(`a[href="/console/reports/${name}"]`, { hasText: title }).waitFor();
        }
        expect(await shown.serious()).toEqual([]);
        for (const name of REPORTS.keys()) {
          const { title, definition } = wordsOf(name)[language];
          await goTo(`/reports/${name}`);
          await shown.heading(title).waitFor();
          const table = shown.page.getByRole('table', { name: title });
          await table.or(shown.page.getByText(words.empty)).first().waitFor();
          if (await table.isVisible()) {
            await shown.page.locator('[data-drawn=true], [data-province]').first().waitFor();
            // No id stands where people read.
            expect(await table.locator('thead').innerText()).not.toMatch(/[a-z]-[a-z]+-/);
          }
          for (const sentence of definition) await shown.page.getByText(sentence).waitFor();
          expect(await shown.serious(), name).toEqual([]);
        }
      },
    );

    it('count the calls that there were', async () => {
      await open('en', '/reports/calls?by=month');
      const cells = shown.page.getByRole('table').locator('tbody tr td:nth-child(2)');
      await cells.first().waitFor();
      const counts = (await cells.allTextContents()).map((text) => Number(text.replaceAll(',', '')));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(CALLS);
    });

    it('show one province by a key on the map, and stand beside the time before', async () => {
      const words = REPORT_TEXTS.en;
      await open('en', '/reports/places');
      const tile = shown.page.locator('[data-province="02"]');
      await tile.waitFor();
      await expect.poll(() => tile.getAttribute('aria-label')).toMatch(/^Battambang: \d+\./);
      await tile.press('Enter');
      await shown.page.waitForURL(/place=02/);
      await shown.page.getByRole('img', { name: /^Chart/ }).waitFor();
      await shown.page.getByRole('cell', { name: 'Banan', exact: true }).waitFor();
      await shown.page.getByRole('combobox', { name: words.compare, exact: true }).click();
      await shown.page.getByRole('option', { name: words.comparisons.before, exact: true }).click();
      await shown.page
        .getByText(/^before: /)
        .first()
        .waitFor();
      expect(asked('compare')).toBe('before');
      expect(await shown.serious()).toEqual([]);
    });

    it('are sorted, narrowed to a menu, and lead from a hang-up to its second', async () => {
      const words = REPORT_TEXTS.en;
      await open('en', '/reports/where-calls-end');
      const table = shown.page.getByRole('table');
      await table.getByRole('button', { name: column('calls'), exact: true }).click();
      await shown.page.waitForURL(/sort=-calls/);
      await expect
        .poll(() =>
          table
            .getByRole('columnheader', { name: column('calls') })
            .first()
            .getAttribute('aria-sort'),
        )
        .toBe('descending');
      await shown.page.getByRole('combobox', { name: column('flow'), exact: true }).click();
      await shown.page.getByRole('option', { name: 'Citizen line', exact: true }).click();
      await shown.page.getByRole('cell', { name: 'main-menu', exact: true }).waitFor();
      await shown.page.waitForURL(/flow=citizen-line/);
      await table
        .getByRole('cell', { name: 'Public services', exact: true })
        .first()
        .waitFor({ state: 'detached' });
      const coming = shown.page.waitForEvent('download');
      await shown.page.getByRole('link', { name: words.saveCsv }).click();
      const told = await READERS.csv(readFileSync(await (await coming).path()));
      expect(new Set(told.map((row) => row['flow']))).toEqual(new Set(['citizen-line']));
      expect(told).toHaveLength(await table.locator('tbody tr').count());
      await table.getByRole('link', { name: new RegExp(words.toHangUps) }).click();
      await shown.heading(wordsOf('hang-ups').en.title).waitFor();
      expect(asked('node')).toBe('citizen-line/main-menu');
      await shown.page.locator('[data-drawn=true]').waitFor();
    });

    it('give the chart as a picture', async () => {
      await open('en', '/reports/calls');
      const coming = shown.page.waitForEvent('download');
      await shown.button(REPORT_TEXTS.en.savePng).click();
      const file = await coming;
      expect(file.suggestedFilename()).toBe('calls.png');
      const bytes = readFileSync(await file.path());
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      // Twice as many points as it is wide: it can be printed.
      expect(bytes.readUInt32BE(16)).toBeGreaterThan(2000);
    });

    it.each(['km', 'en'] as const)('give the table as files, by keys, in %s', async (language) => {
      const words = REPORT_TEXTS[language];
      await open(language, '/reports/places?from=2024-01-01&compare=before');
      const table = shown.page.getByRole('table', { name: wordsOf('places')[language].title });
      await table.waitFor();
      const read = async (label: string): Promise<{ name: string; bytes: Buffer }> => {
        const coming = shown.page.waitForEvent('download');
        const link = shown.page.getByRole('link', { name: label });
        await link.focus();
        await link.press('Enter');
        const file = await coming;
        return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
      };
      const csv = await read(words.saveCsv);
      expect(csv.name).toBe('places.csv');
      const rows = await READERS.csv(csv.bytes);
      const xlsx = await read(words.saveXlsx);
      expect(xlsx.name).toBe('places.xlsx');
      const [told = [], about = []] = await sheetsOf(xlsx.bytes);
      expect(told.map((row) => row['calls'])).toEqual(rows.map((row) => Number(row['calls'])));
      expect(about[0]).toMatchObject({ what: 'title', [language]: wordsOf('places')[language].title });
      // The filters of the screen are those of the files.
      const days = new Set(rows.map((row) => row['filter-from']));
      expect(days.has('2024-01-01')).toBe(true);
      const sum = rows
        .filter((row) => row['filter-from'] === '2024-01-01')
        .reduce((total, row) => total + Number(row['calls']), 0);
      expect(sum).toBe(CALLS);
    });

    it('say that there is nothing, and where there is something', async () => {
      const words = REPORT_TEXTS.km;
      await open('km', '/reports/topics?from=2001-01-01&to=2001-12-31');
      await shown.page.getByText(words.empty).waitFor();
      await shown.button(words.toSpan).click();
      await shown.page.getByRole('table').waitFor();
      expect(asked('from')).not.toBe('2001-01-01');
      await shown.page.getByRole('navigation').getByRole('link', { name: TEXTS.km.screens.reports }).click();
      await shown.heading(TEXTS.km.screens.reports).waitFor();
    });

    it('fit a phone', async () => {
      await open('km', '/reports/where-calls-end');
      await shown.page.setViewportSize({ width: 390, height: 800 });
      await shown.page.locator('[data-drawn=true]').waitFor();
      await shown.page.getByRole('table').waitFor();
      const width = await shown.page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(390);
    });
  },
);
