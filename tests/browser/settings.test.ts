import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TEXTS } from '../../src/console/texts/texts.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { CARRIERS_SET, twilioCalls } from '../support/carrier-settings.ts';
import { consolePage, type ConsolePage } from '../support/console-page.ts';
import { person } from '../support/staff.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine(CARRIERS_SET.environment, CARRIERS_SET.overrides);
  await person(line.context, 'administrator', { username: 'chanthy', name: 'Chanthy' });
  await person(line.context, 'editor', { username: 'bopha', name: 'Bopha' });
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `the settings in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let sitting: ConsolePage;

    beforeEach(async () => {
      sitting = await consolePage(line, browser);
    });

    afterEach(async () => {
      expect(sitting.complaints).toEqual([]);
      expect(sitting.strangers).toEqual([]);
      await sitting.context.close();
    });

    it.each(['km', 'en'] as const)(
      'give a number its menu and its commune, by keys, in %s',
      async (language) => {
        const { page, button, heading, open, signIn, serious } = sitting;
        const texts = TEXTS[language];
        const words = texts.settings.lines;
        const number = language === 'km' ? '1294' : '1295';
        await open(language);
        await signIn(language, 'chanthy');
        await page.getByRole('navigation').getByRole('link', { name: texts.screens.settings }).press('Enter');
        await heading(texts.screens.settings).waitFor();
        expect(await serious()).toEqual([]);
        await page.getByRole('link', { name: texts.screens.lines }).press('Enter');
        await button(words.add).press('Enter');
        await page.keyboard.type(number);
        await page.getByRole('combobox', { name: words.place }).focus();
        await page.keyboard.type('020101');
        await page.getByRole('option', { name: '(020101)' }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        expect(await serious()).toEqual([]);
        await button(texts.save).press('Enter');
        await page.getByRole('cell', { name: number, exact: true }).waitFor();
        expect(line.context.lineFacts(number)).toMatchObject({ commune: '020101' });
        expect(await serious()).toEqual([]);

        await button(`${words.remove} ${number}`).press('Enter');
        await page.getByRole('dialog').getByRole('button', { name: words.remove }).press('Enter');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await expect.poll(() => page.getByRole('cell', { name: number, exact: true }).count()).toBe(0);
        expect(line.context.lineFacts(number).commune).toBeNull();
      },
    );

    it.each(['km', 'en'] as const)('check a provider and wait for a call, in %s', async (language) => {
      const { page, button, open, signIn, heading, serious } = sitting;
      const texts = TEXTS[language];
      const words = texts.settings.providers;
      await open(language, '/settings/providers');
      await signIn(language, 'chanthy');
      await heading(texts.screens.providers).waitFor();
      await page.getByText(words.addressStates['this-machine']).waitFor();
      await page.getByText(words.howToSet('SOMLENG')).waitFor();
      await button(`${words.check}: Twilio`).press('Enter');
      await page.getByText(words.account.works).waitFor();
      await page.getByText(words.numberStates['other-url']).first().waitFor();
      await button(words.copyAddress('+85553222333')).waitFor();
      expect(await serious()).toEqual([]);

      const wait = async (): Promise<void> => {
        await button(`${words.wait}: Twilio`).press('Enter');
        await button(words.stop).waitFor();
      };
      await wait();
      await twilioCalls(line, `CA-${language}-wrong`, 'wrong');
      await page.getByText(words.outcomes['bad-signature']).waitFor();
      await wait();
      await twilioCalls(line, `CA-${language}`);
      await page.getByText(words.outcomes.ok).waitFor();
      await page.getByText(words.toLine('1294')).waitFor();
      expect(await serious()).toEqual([]);
    });

    it.each(['km', 'en'] as const)('set how long something is kept, in %s', async (language) => {
      const { page, button, open, signIn, serious } = sitting;
      const texts = TEXTS[language];
      const words = texts.settings.retention;
      const { retention } = line.context;
      const amount = language === 'km' ? 1234567 : 7654321;
      retention.transaction(() =>
        retention.store.addDeletion({ at: amount, kind: 'calls', amount, olderThan: 0 }),
      );
      await open(language, '/settings/retention');
      await signIn(language, 'chanthy');
      await page.getByText('FACTS_MAX_AGE_DAYS').waitFor();
      await page.getByText(words.rows['text-numbers']).waitFor();
      await page.getByRole('cell', { name: String(amount), exact: true }).waitFor();
      expect(await serious()).toEqual([]);

      const what = words.rows.callers;
      await button(`${words.change}: ${what}`).press('Enter');
      const days = page.getByRole('dialog').getByLabel(words.days);
      await days.fill('29');
      expect(await button(texts.save).isDisabled()).toBe(true);
      expect(await serious()).toEqual([]);
      const wanted = language === 'km' ? 200 : 100;
      await days.fill(String(wanted));
      await page.getByText(words.shorter).waitFor();
      expect(await serious()).toEqual([]);
      await days.press('Enter');
      await page.getByText(words.saved).waitFor();
      await page.getByRole('row', { name: what }).getByText(words.units.days(wanted)).waitFor();
      expect(line.context.retention.store.days('callers')).toBe(wanted);
    });

    it('are not for an editor', async () => {
      const { page, open, signIn } = sitting;
      await open('en', '/settings/lines');
      await signIn('en', 'bopha');
      await page.getByText(TEXTS.en.noSuchScreen).waitFor();
      expect(await page.getByRole('link', { name: TEXTS.en.screens.settings }).count()).toBe(0);
    });
  },
);
