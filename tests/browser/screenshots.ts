import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { TEXTS } from '../../src/open/texts.ts';
import { ROOT } from '../../src/context.ts';
import { addPlainCalls, callersOf } from '../support/open-log.ts';
import { buildPage, keyFor, startChromium, startLine, type RunningLine } from '../support/browser.ts';

/*
 * Takes the pictures of what everybody may open (the phone, the open page, the page of the API) for the documentation: npx tsx tests/browser/screenshots.ts [folder]
 * With a folder, also the other moments and sizes, for whoever changes how it looks.
 */
const WIDE = { width: 1200, height: 800 };
const NARROW = { width: 390, height: 800 };
const folder = process.argv[2];

type ScreenLanguage = 'km' | 'en';

async function main(): Promise<void> {
  buildPage('phone');
  buildPage('open');
  const line = await startLine();
  await putCalls(line);
  const browser = await startChromium();
  try {
    for (const language of ['km', 'en'] as const) {
      const page = await open(browser, line, language, WIDE);
      await callForTheIdentityCard(page, language);
      await page.screenshot({ path: join(ROOT, `docs/images/phone-${language}.png`) });
      await page.close();
      await takeOpen(browser, line, language);
      if (folder !== undefined) await otherMoments(browser, line, language, folder);
    }
    await takeApi(browser, line);
  } finally {
    await browser.close();
    await line.close();
  }
}

/** The open page, with what people called about last month in two provinces. */
async function takeOpen(browser: Browser, line: RunningLine, language: ScreenLanguage): Promise<void> {
  const page = await browser.newPage({ viewport: { ...WIDE, height: 1400 } });
  await page.goto(`${line.url}/open`);
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: TEXTS[language].title }).waitFor();
  await page.getByRole('table').first().waitFor();
  await page.screenshot({ path: join(ROOT, `docs/images/open-${language}.png`) });
  await page.close();
}

/** In English only, as all of the API is. */
async function takeApi(browser: Browser, line: RunningLine): Promise<void> {
  const page = await browser.newPage({ viewport: WIDE });
  await page.goto(`${line.url}/api/docs`);
  await page.locator('#operations-tag-Calls').waitFor({ timeout: 120_000 });
  await page.screenshot({ path: join(ROOT, 'docs/images/api.png') });
  await page.close();
}

/** What people called about last month. */
async function putCalls({ context }: RunningLine): Promise<void> {
  const lastMonth = new Date();
  lastMonth.setUTCMonth(lastMonth.getUTCMonth() - 1, 10);
  const at = lastMonth.getTime();
  addPlainCalls(context.database, 'last-month', [
    ...callersOf(1_209, 'a', { at, place: '020101', topics: ['service-answer'], rating: 4 }),
    ...callersOf(640, 'b', { at, place: '020101', topics: ['budget-answer'], case: 'complaint' }),
    ...callersOf(300, 'c', { at, place: '120101', topics: ['service-answer'] }),
    ...callersOf(31, 'd', { at, place: '120101', topics: ['budget-answer'] }),
  ]);
  await context.open.publishDue();
}

async function open(
  browser: Browser,
  line: RunningLine,
  language: ScreenLanguage,
  viewport: typeof WIDE,
): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.goto(`${line.url}/phone`);
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  return page;
}

/** In English the call is in English too; nobody is remembered, since the caller's number is hidden. */
async function callForTheIdentityCard(page: Page, language: ScreenLanguage): Promise<void> {
  await page.getByRole('textbox').nth(1).fill('');
  await page.locator('.call-button').click();
  await page.mouse.move(0, 0);
  const wanted = ['for-services', 'topic-family', 'service-id-card-short'];
  const reasons = language === 'km' ? wanted : ['language-en', ...wanted];
  for (const [index, reason] of reasons.entries()) {
    const speech = page.locator('.entry-line').nth(index);
    await speech.waitFor();
    // Long enough to see that it speaks.
    await page.waitForTimeout(700);
    await page.keyboard.press(await keyFor(speech, reason));
  }
  await page.locator('.entry-line').nth(reasons.length).waitFor();
  await page.waitForTimeout(3500);
}

async function otherMoments(
  browser: Browser,
  line: RunningLine,
  language: ScreenLanguage,
  into: string,
): Promise<void> {
  for (const [size, viewport] of Object.entries({
    wide: WIDE,
    narrow: NARROW,
    low: { width: 1366, height: 640 },
  })) {
    const page = await open(browser, line, language, viewport);
    const shoot = (moment: string) =>
      page.screenshot({ path: join(into, `${language}-${size}-${moment}.png`) });
    await page.waitForTimeout(300);
    await shoot('1-before');
    await callForTheIdentityCard(page, language);
    await shoot('2-call');
    await page.getByRole('switch').nth(1).click();
    await page.getByRole('switch').nth(0).click();
    await page.locator('.quiet-button').click();
    await page.waitForTimeout(600);
    await shoot('3-read-with-ids');
    await page.locator('.hang-up-button').click();
    await page.waitForTimeout(400);
    await shoot('4-after');
    await page.close();
  }
}

await main();
