import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { ROOT } from '../../src/context.ts';
import { buildPage, startChromium, startLine } from '../support/browser.ts';
import { PASSWORD, person } from '../support/staff.ts';

/* Takes the pictures of the console for the documentation: npx tsx tests/browser/console-screenshots.ts [folder] */
const folder = process.argv[2] ?? join(ROOT, 'docs/images');

async function main(): Promise<void> {
  buildPage('console');
  const line = await startLine();
  await person(line.context, 'administrator', { username: 'chanthy', name: 'ចាន់ធី' });
  await person(line.context, 'recorder', { username: 'sok.dara', name: 'សុខ ដារ៉ា' });
  await person(line.context, 'case-officer', {
    username: 'sophea',
    name: 'កែវ សុភា',
    districts: ['0306', '0307'],
  });
  const browser = await startChromium();
  try {
    for (const language of ['km', 'en'] as const) {
      const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
      await page.goto(`${line.url}/console`);
      await take(page, language);
      await page.close();
    }
  } finally {
    await browser.close();
    await line.close();
  }
}

async function take(page: Page, language: ScreenLanguage): Promise<void> {
  const texts = TEXTS[language];
  const shoot = async (name: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `console-${name}-${language}.png`) });
  };
  if (language === 'en') await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: texts.signIn.title }).waitFor();
  await shoot('sign-in');
  await page.getByLabel(texts.signIn.username, { exact: true }).fill('chanthy');
  await page.getByLabel(texts.signIn.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: texts.signIn.submit, exact: true }).click();
  await page.getByRole('navigation').waitFor();
  for (const screen of ['users', 'audit', 'account'] as const) {
    await page.getByRole('navigation').getByRole('link', { name: texts.screens[screen] }).click();
    await page.getByRole('heading', { level: 1, name: texts.screens[screen] }).waitFor();
    await shoot(screen);
  }
}

await main();
