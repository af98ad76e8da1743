import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import type { RunningLine } from './browser.ts';
import { PASSWORD } from './staff.ts';

/** A browser with the staff console, and who may be told of what went wrong in it. */
export interface ConsolePage {
  context: BrowserContext;
  page: Page;
  /** Requests that went to another host. */
  strangers: string[];
  /** Errors of the page, without refusals that a test asks for and connections that it cuts. */
  complaints: string[];
  button(name: string): Locator;
  heading(name: string): Locator;
  /** Opens an address below /console with nobody signed in yet. */
  open(language: ScreenLanguage, path?: string): Promise<void>;
  signIn(language: ScreenLanguage, username: string, password?: string): Promise<void>;
  /** What a program for checking accessibility finds that matters. */
  serious(): Promise<string[]>;
}

export async function consolePage(line: RunningLine, browser: Browser): Promise<ConsolePage> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 800 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(line.url).origin) strangers.push(request.url());
  });
  page.on('console', (message) => {
    // That nobody is signed in yet, and refusals that a test asks for, are no faults of the page; nor is a busy line.
    // Nor is what axe puts into the page while it looks: a script without an address.
    if (
      message.type() === 'error' &&
      message.location().url !== '' &&
      !/status of (4\d\d|503)|ERR_(FAILED|INTERNET_DISCONNECTED)/.test(message.text())
    )
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const heading = (name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });
  return {
    ...{ context, page, strangers, complaints, button, heading },
    open: (language, path) => openConsole(page, line.url, language, path),
    signIn: (language, username, password) => signInAt(page, language, username, password),
    serious: () => seriousFindings(page),
  };
}

/**
 * Opens the console anew for each test of a group, and sees afterwards that nothing went wrong in it.
 * In: what opens it, and who is given it before each test.
 */
export function onConsolePages(open: () => Promise<ConsolePage>, use: (shown: ConsolePage) => void): void {
  let shown: ConsolePage;
  beforeEach(async () => {
    shown = await open();
    use(shown);
  });
  afterEach(async () => {
    await shown.context.close();
    expect(shown.strangers).toEqual([]);
    expect(shown.complaints).toEqual([]);
  });
}

/** Waits while the recording goes on, also on a machine that has other things to do. */
export const secondsRecorded = (page: Page, seconds: number): Promise<void> =>
  expect
    .poll(() => page.locator('[data-seconds]').getAttribute('data-seconds').then(Number), { timeout: 20_000 })
    .toBeGreaterThan(seconds);

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
