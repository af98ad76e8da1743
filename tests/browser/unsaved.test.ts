import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { person } from '../support/staff.ts';

const BUDGET = '/facts/budgets/020101/2025';

let line: RunningLine;
let browser: Browser;
let shown: ConsolePage;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine();
  await person(line.context, 'administrator', { username: 'sophea', name: 'Sophea' });
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `what is written and not saved${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    onConsolePages(
      () => consolePage(line, browser),
      (opened) => (shown = opened),
    );

    const question = (language: ScreenLanguage) =>
      shown.page.getByRole('dialog', { name: TEXTS[language].unsaved.title, exact: true });

    /** Chooses in the question, and waits until it is gone. In: the words of the button. */
    const answer = async (language: ScreenLanguage, words: string): Promise<void> => {
      await question(language).getByRole('button', { name: words, exact: true }).click();
      await question(language).waitFor({ state: 'detached' });
    };

    /** The first amount of a budget is another one than what is kept. */
    const writeAmount = async (language: ScreenLanguage): Promise<void> => {
      await shown.page.getByRole('textbox').first().fill('123456');
      await shown.button(TEXTS[language].save).waitFor();
    };

    const amount = (): Promise<string> => shown.page.getByRole('textbox').first().inputValue();

    const path = (): string => new URL(shown.page.url()).pathname;

    it.each(['km', 'en'] as const)('in a window is asked for before it closes, in %s', async (language) => {
      const { page } = shown;
      const { facts, unsaved, cancel, close, users } = TEXTS[language];
      await shown.open(language, '/facts/holidays');
      await shown.signIn(language, 'sophea');
      await shown.button(facts.add).click();
      const drawer = page.getByRole('dialog', {
        name: facts.addTitle(facts.kinds['holidays']?.[0] ?? ''),
        exact: true,
      });
      await drawer.waitFor();
      // Nothing is written: nothing is asked.
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });

      await shown.button(facts.add).click();
      const field = drawer.getByRole('textbox').last();
      await field.fill('New');
      await page.keyboard.press('Escape');
      await question(language).waitFor();
      expect(await shown.serious()).toEqual([]);
      const picture = process.env['PICTURES'];
      if (picture) await page.screenshot({ path: `${picture}/unsaved-${language}.png` });
      // The same key again means the question, and not the window behind it.
      await page.keyboard.press('Escape');
      await question(language).waitFor({ state: 'detached' });
      expect(await field.inputValue()).toBe('New');
      await drawer.getByRole('button', { name: close, exact: true }).first().click();
      await answer(language, cancel);
      expect(await field.inputValue()).toBe('New');
      await page.keyboard.press('Escape');
      await answer(language, unsaved.leave);
      await drawer.waitFor({ state: 'detached' });

      // Who says in the window itself that it is not wanted is not asked again.
      await shown.button(facts.add).click();
      await field.fill('New');
      await drawer.getByRole('button', { name: cancel, exact: true }).click();
      await drawer.waitFor({ state: 'detached' });

      await page.getByRole('link', { name: TEXTS[language].screens.users, exact: true }).click();
      await shown.button(users.add).click();
      await page.getByLabel(users.username, { exact: true }).fill('bopha');
      await page.keyboard.press('Escape');
      await answer(language, unsaved.leave);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });

    it('on a screen is asked for before a link, "back" and signing out leave it', async () => {
      const { page } = shown;
      const { unsaved, cancel, screens, signIn } = TEXTS.en;
      await shown.open('en', '/facts/budgets');
      await shown.signIn('en', 'sophea');
      await page
        .getByRole('link', { name: new RegExp(`^${TEXTS.en.facts.budget.open}: `) })
        .first()
        .click();
      await page.getByRole('textbox').first().waitFor();
      const opened = path();
      await writeAmount('en');

      const leaving = [
        () => page.getByRole('link', { name: screens.users, exact: true }).click(),
        () => page.evaluate<void>('history.back()'),
        () => shown.button(signIn.signOut).click(),
      ];
      for (const leave of leaving) {
        await leave();
        await answer('en', cancel);
        expect(path()).toBe(opened);
        expect(await amount()).toBe('123,456');
      }
      await page.evaluate<void>('history.back()');
      await answer('en', unsaved.leave);
      await shown.heading(TEXTS.en.facts.kinds['budgets']?.[0] ?? '').waitFor();
      expect(path()).toBe('/console/facts/budgets');
      await page.goForward();
      await page.getByRole('textbox').first().waitFor();
      expect(await amount()).not.toBe('123,456');
      await writeAmount('en');
      await shown.button(signIn.signOut).click();
      await answer('en', unsaved.leave);
      await shown.heading(signIn.title).waitFor();
    });

    it('is asked for by the browser before the page is loaded again, until it is saved', async () => {
      const { page } = shown;
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.accept();
      });
      await shown.open('en', BUDGET);
      await shown.signIn('en', 'sophea');
      await page.getByRole('textbox').first().waitFor();
      await page.reload();
      await page.getByRole('textbox').first().waitFor();
      expect(asked).toEqual([]);
      await writeAmount('en');
      await page.reload();
      await page.getByRole('textbox').first().waitFor();
      expect(asked).toEqual(['beforeunload']);
      await writeAmount('en');
      await shown.button(TEXTS.en.save).click();
      await page.getByText(TEXTS.en.facts.budget.unchanged).waitFor();
      await page.reload();
      await page.getByRole('textbox').first().waitFor();
      expect(asked).toEqual(['beforeunload']);
      expect(await amount()).toBe('123,456');
    });
  },
);
