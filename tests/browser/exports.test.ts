import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEXTS } from '../../src/console/texts/texts.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { fillWithCalls } from '../support/many-calls.ts';
import { person } from '../support/staff.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine();
  fillWithCalls(line.context.database, 300);
  await person(line.context, 'analyst', { username: 'sophal', name: 'Sophal' });
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `exports in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let shown: ConsolePage;
    onConsolePages(
      () => consolePage(line, browser),
      (opened) => (shown = opened),
    );

    it.each(['km', 'en'] as const)('are made, taken and deleted by keys, in %s', async (language) => {
      const { page, button, heading, open, signIn, serious } = shown;
      const texts = TEXTS[language];
      const words = texts.exports;
      await open(language, '/exports');
      await signIn(language, 'sophal');
      await heading(texts.screens.exports).waitFor();
      await page.getByText(words.none).waitFor();
      await button(words.make).press('Enter');
      const name = `${words.names.calls}, ${words.formats.xlsx}`;
      const link = page.getByRole('link', { name: `${words.download}: ${name}` });
      await link.waitFor();
      expect(await serious()).toEqual([]);
      const pictures = process.env['PICTURES'];
      if (pictures) await page.screenshot({ path: `${pictures}/exports-${language}.png` });
      const download = page.waitForEvent('download');
      await link.click();
      expect((await download).suggestedFilename()).toBe('calls.xlsx');
      await button(`${words.remove}: ${name}`).press('Enter');
      await page.getByText(words.none).waitFor();
    });

    it.each(['km', 'en'] as const)('give answers as a package of Flow Results, in %s', async (language) => {
      const { page, button, open, signIn, serious } = shown;
      const words = TEXTS[language].exports;
      const choose = async (label: string, option: string): Promise<void> => {
        await page.getByRole('combobox', { name: label }).click();
        await page.getByRole('option', { name: option, exact: true }).click();
      };
      await open(language, '/exports');
      await signIn(language, 'sophal');
      await page.getByText(words.none).waitFor();
      await page.getByRole('combobox', { name: words.format }).click();
      await page.getByRole('option', { name: words.formats.csv, exact: true }).waitFor();
      expect(await page.getByRole('option', { name: words.formats.zip }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await choose(words.what, words.names.responses);
      await choose(words.format, words.formats.zip);
      await button(words.make).press('Enter');
      const name = `${words.names.responses}, ${words.formats.zip}`;
      const link = page.getByRole('link', { name: `${words.download}: ${name}` });
      await link.waitFor();
      expect(await serious()).toEqual([]);
      const download = page.waitForEvent('download');
      await link.click();
      expect((await download).suggestedFilename()).toBe('responses.zip');
      await button(`${words.remove}: ${name}`).press('Enter');
      await page.getByText(words.none).waitFor();
    });
  },
);
