import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { PASSWORD } from './staff.ts';

/** Opens the console at the sign-in, in a language. In: the address of the line, and a path below /console. */
export async function openConsole(
  page: Page,
  line: string,
  language: ScreenLanguage,
  path = '',
): Promise<void> {
  await page.goto(`${line}/console${path}`);
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  await heading(TEXTS.km.signIn.title).or(heading(TEXTS.en.signIn.title)).waitFor();
  if (language === 'en') await page.getByText('English', { exact: true }).click();
  await heading(TEXTS[language].signIn.title).waitFor();
}

/** Signs in at the form that is open. */
export async function signInAt(
  page: Page,
  language: ScreenLanguage,
  username: string,
  password = PASSWORD,
): Promise<void> {
  const words = TEXTS[language].signIn;
  await page.getByLabel(words.username, { exact: true }).fill(username);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.submit, exact: true }).click();
}

/** What a program for checking accessibility finds that matters. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // Past the policy of the page, which rightly lets no such script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate<string>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] }).then(({ violations }) => JSON.stringify(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 150)).join(' | '))))`,
  );
  return JSON.parse(found) as string[];
}
