import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { PASSWORD, person } from '../support/staff.ts';
import { totp } from '../support/totp.ts';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine();
  await person(line.context, 'administrator');
  await person(line.context, 'recorder');
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `the staff console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let context: BrowserContext;
    let page: Page;
    let shown: ConsolePage;

    onConsolePages(
      () => consolePage(line, browser),
      (opened) => {
        shown = opened;
        ({ context, page } = opened);
      },
    );

    const button = (name: string): Locator => shown.button(name);
    const heading = (name: string): Locator => shown.heading(name);
    const open = (language: ScreenLanguage, path?: string): Promise<void> => shown.open(language, path);
    const signIn = (language: ScreenLanguage, username: string, password?: string): Promise<void> =>
      shown.signIn(language, username, password);
    const serious = (): Promise<string[]> => shown.serious();

    it.each(['km', 'en'] as const)('signs in and adds a person, in %s', async (language) => {
      const texts = TEXTS[language];
      await open(language);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await serious()).toEqual([]);
      await signIn(language, 'administrator', 'wrong');
      expect(await page.getByRole('alert').textContent()).toContain(texts.errors['wrong-sign-in']);
      await signIn(language, 'administrator');
      await heading(texts.home.welcome('Name of administrator')).waitFor();
      expect(await serious()).toEqual([]);

      await page.getByRole('navigation').getByRole('link', { name: texts.screens.users }).click();
      await heading(texts.screens.users).waitFor();
      await page.getByRole('table', { name: texts.screens.users }).waitFor();
      expect(await serious()).toEqual([]);
      await button(texts.users.add).click();
      const window = page.getByRole('dialog');
      const username = `officer-${language}`;
      await window.getByLabel(texts.users.username, { exact: true }).fill(username);
      await window.getByLabel(texts.users.name, { exact: true }).fill('សុខ ដារ៉ា');
      await window
        .getByRole('combobox', { name: texts.users.role })
        .or(window.getByLabel(texts.users.role, { exact: true }))
        .first()
        .click();
      await page.getByRole('option', { name: texts.roles['case-officer'] }).click();
      await button(texts.save).click();
      await page.getByRole('alert').getByText(texts.errors['bad-input']).waitFor();
      await window.getByLabel(texts.users.districts, { exact: true }).first().fill('Malai');
      await page.getByRole('option', { name: /Malai/ }).click();
      expect(await serious()).toEqual([]);
      await page.keyboard.press('Tab');
      await button(texts.save).click();
      const secret = page.locator('[data-secret]');
      await secret.waitFor();
      const password = (await secret.textContent()) ?? '';
      expect(await serious()).toEqual([]);
      await button(texts.close).click();
      await page.getByRole('cell', { name: username }).waitFor();

      await button(texts.signIn.signOut).click();
      await heading(texts.signIn.title).waitFor();
      await signIn(language, username, password);
      const links = page.getByRole('navigation').getByRole('link');
      await links.filter({ hasText: texts.screens.cases }).waitFor();
      expect(await links.allTextContents()).toEqual([
        texts.screens.home,
        texts.screens.cases,
        texts.screens.facts,
        texts.screens.account,
      ]);
    });

    it('shows every screen of an administrator without serious findings', async () => {
      await open('en', '/keys');
      await signIn('en', 'administrator');
      await heading(TEXTS.en.screens.keys).waitFor();
      await page.getByText(TEXTS.en.keys.empty).waitFor();
      await button(TEXTS.en.keys.add).click();
      await page.getByLabel(TEXTS.en.keys.name).fill('Office of Malai');
      await page.getByLabel(TEXTS.en.permissions['cases:read']).check();
      expect(await serious()).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: TEXTS.en.keys.add }).click();
      expect(await page.locator('[data-secret]').textContent()).toMatch(/^sdap_/);
      await button(TEXTS.en.close).click();
      await button(TEXTS.en.keys.revoke).click();
      await page.getByRole('dialog').getByRole('button', { name: TEXTS.en.keys.revoke }).click();
      await page.getByRole('cell', { name: TEXTS.en.keys.revoked, exact: true }).waitFor();
      expect(await serious()).toEqual([]);
      for (const screen of ['audit', 'account'] as const) {
        await page.getByRole('link', { name: TEXTS.en.screens[screen] }).first().click();
        await heading(TEXTS.en.screens[screen]).waitFor();
        expect(await serious()).toEqual([]);
      }
      await page.goBack();
      await page
        .getByRole('cell', { name: TEXTS.en.audit.actions['key.revoked'] ?? '', exact: true })
        .waitFor();
    });

    it('sets up the second step, and asks for it at the next sign-in', async () => {
      const words = TEXTS.en.account;
      await open('en', '/account');
      await signIn('en', 'recorder');
      await page.getByLabel(words.current, { exact: true }).nth(1).fill(PASSWORD);
      await button(words.start).click();
      await page.getByRole('img', { name: words.qrLabel }).waitFor();
      expect(await serious()).toEqual([]);
      const secret = (await page.getByText(/^[A-Z2-7]{40,}$/).textContent()) ?? '';
      await page.getByLabel(words.confirm).fill(totp(secret));
      await button(words.turnOn).click();
      await page.getByText(words.isOn, { exact: true }).waitFor();
      await button(TEXTS.en.signIn.signOut).click();
      await signIn('en', 'recorder');
      await heading(TEXTS.en.signIn.codeTitle).waitFor();
      expect(await serious()).toEqual([]);
      await page.getByLabel(TEXTS.en.signIn.code, { exact: true }).fill(totp(secret));
      await button(TEXTS.en.signIn.submit).click();
      await heading(TEXTS.en.screens.voices).waitFor();
    });

    it('shows a screen of another role to nobody', async () => {
      await person(line.context, 'analyst');
      await open('en', '/users');
      await signIn('en', 'analyst');
      await heading(TEXTS.en.noSuchScreen).waitFor();
    });

    it('says that there is no connection, tries again, and goes on', async () => {
      await open('en');
      await signIn('en', 'administrator');
      await heading(TEXTS.en.home.welcome('Name of administrator')).waitFor();
      await page.route('**/api/v1/**', (route) => route.abort());
      await page.getByRole('navigation').getByRole('link', { name: TEXTS.en.screens.users }).click();
      await page.getByText(TEXTS.en.connection.unreachable).waitFor();
      await page.unroute('**/api/v1/**');
      await page.getByRole('table').waitFor();
      await page.getByText(TEXTS.en.connection.unreachable).waitFor({ state: 'detached' });
    });

    it.each(['km', 'en'] as const)(
      'says in %s that callers go first, and goes on after them',
      async (language) => {
        const texts = TEXTS[language];
        await open(language);
        await signIn(language, 'administrator');
        await heading(texts.home.welcome('Name of administrator')).waitFor();
        const { together } = line.context;
        const { isBehind } = together;
        together.isBehind = () => true;
        await page.getByRole('navigation').getByRole('link', { name: texts.screens.users }).click();
        await page.getByText(texts.connection['callers-first']).waitFor();
        // Nothing is out of reach meanwhile.
        const other = TEXTS[language === 'km' ? 'en' : 'km'];
        await page
          .getByText(language === 'km' ? 'English' : 'ខ្មែរ', { exact: true })
          .first()
          .click();
        await page.getByText(other.connection['callers-first']).waitFor();
        together.isBehind = isBehind;
        await page.getByRole('table').waitFor();
        await page.getByText(other.connection['callers-first']).waitFor({ state: 'detached' });
      },
    );

    it('goes back to the sign-in when the session has ended', async () => {
      await open('en');
      await signIn('en', 'administrator');
      await heading(TEXTS.en.home.welcome('Name of administrator')).waitFor();
      await context.clearCookies();
      await page.getByRole('navigation').getByRole('link', { name: TEXTS.en.screens.audit }).click();
      await heading(TEXTS.en.signIn.title).waitFor();
    });

    it('loads less than 300 kB before the first screen', async () => {
      const sizes: number[] = [];
      page.on('response', (response) => {
        sizes.push(Number(response.headers()['content-length'] ?? 0));
      });
      await open('km');
      await page.waitForLoadState('networkidle');
      const total = sizes.reduce((sum, size) => sum + size, 0);
      expect(total).toBeGreaterThan(100_000);
      expect(total).toBeLessThan(300_000);
    });

    it('fits a phone', async () => {
      await page.setViewportSize({ width: 390, height: 800 });
      await open('km', '/users');
      await signIn('km', 'administrator');
      await page.getByRole('table').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      await page.getByRole('button', { name: TEXTS.km.menu }).click();
      await page.getByRole('link', { name: TEXTS.km.screens.account }).click();
      await heading(TEXTS.km.screens.account).waitFor();
    });
  },
);
