import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOPIC_NAMES } from '../../src/analytics/topic-names.ts';
import { TEXTS } from '../../src/open/texts.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { seriousFindings } from '../support/console-page.ts';
import { NOW } from '../support/line.ts';
import { addPlainCalls, callersOf } from '../support/open-log.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('open');
  line = await startLine({}, { clock: { now: () => NOW } });
  const at = Date.UTC(2026, 9, 10);
  addPlainCalls(line.context.database, 'october', [
    ...callersOf(1_209, 'a', { at, place: '020101', topics: ['service-answer'], rating: 4 }),
    ...callersOf(640, 'b', { at, place: '020101', topics: ['budget-answer'], case: 'complaint' }),
    ...callersOf(300, 'c', { at, place: '120101', topics: ['service-answer'] }),
  ]);
  await line.context.open.publishDue();
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

/** On a phone. */
async function opened(): Promise<{
  page: Page;
  complaints: string[];
  strangers: string[];
  bytes: () => number;
}> {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  const complaints: string[] = [];
  const strangers: string[] = [];
  let bytes = 0;
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(line.url)) strangers.push(request.url());
  });
  page.on('response', (response) => {
    void response.body().then(
      (body) => (bytes += body.length),
      () => undefined,
    );
  });
  await page.goto(`${line.url}/open`);
  return { page, complaints, strangers, bytes: () => bytes };
}

describe.skipIf(noBrowser !== undefined)(
  `the open page${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    it.each(['km', 'en'] as const)('tells its figures on a phone, by keys, in %s', async (language) => {
      const { page, complaints, strangers, bytes } = await opened();
      const texts = TEXTS[language];
      await page.getByRole('button', { name: 'English' }).waitFor();
      if (language === 'en') await page.getByRole('button', { name: 'English' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: texts.title }).waitFor();
      const format = new Intl.NumberFormat(language);
      await page
        .getByRole('region', { name: texts.callsTitle })
        .last()
        .getByText(format.format(2149))
        .first()
        .waitFor();
      await page.getByRole('cell', { name: `${texts.months[9]} 2026` }).waitFor();
      await page.getByLabel(texts.province, { exact: true }).selectOption('02');
      await page.getByRole('cell', { name: TOPIC_NAMES['budget-answer']?.[language] ?? '' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(bytes()).toBeLessThan(60_000);
      // A computer without Khmer letters of its own shows them all the same.
      expect(
        await page.evaluate(`document.fonts.load('16px "Sdap Khmer"', 'ស').then((all) => all.length)`),
      ).toBe(1);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: `${texts.tables.topics}, CSV` }).click();
      expect((await download).suggestedFilename()).toBe('sdap-topics.csv');
      expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
      const pictures = process.env['PICTURES'];
      if (pictures) await page.screenshot({ path: `${pictures}/open-${language}.png`, fullPage: true });
      await page.close();
    });
  },
);
