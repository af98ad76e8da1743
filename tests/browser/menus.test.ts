import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIELD_TEXTS, MENU_TEXTS } from '../../src/console/menus/texts/texts.ts';
import { buildPage, noBrowser, startChromium, type RunningLine } from '../support/browser.ts';
import { seriousFindings } from '../support/console-page.ts';
import { menuHands, menuTable, type MenuHands, type MenuTable } from '../support/menu-page.ts';
import { heardByCaller } from '../support/simulated-call.ts';

const words = MENU_TEXTS.en;
const fields = FIELD_TEXTS.en;

let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  browser = await startChromium();
});

afterAll(() => browser?.close());

/** What happens on another screen: somebody speaks the words in both languages. */
function record({ context }: RunningLine, prompt: string): void {
  const { library } = context;
  const tone = Int16Array.from({ length: 8_000 }, (_, index) => 6_000 * Math.sin(index / 3));
  const clip = {
    prompt,
    sound: library.keep(tone),
    origin: 'recorded',
    speaker: 'Dara',
    approve: true,
  } as const;
  context.store.transaction(() => {
    library.add([
      { ...clip, language: 'km' },
      { ...clip, language: 'en' },
    ]);
  });
}

describe.skipIf(noBrowser !== undefined)(
  `the menu editor${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let table: MenuTable;
    let page: Page;
    let hands: MenuHands;

    beforeEach(async () => {
      table = await menuTable(browser);
      page = await table.newPage('editor', '/menus');
      hands = menuHands(page, table.line.url);
    });
    afterEach(() => table.close());

    it('builds a menu from nothing with words of its own, publishes it, and a caller hears it', async () => {
      await hands.button(words.list.add).click();
      await hands.window().getByLabel(words.list.newTitle('Khmer')).fill('តម្លៃផ្សារ');
      await hands.window().getByLabel(words.list.newTitle('English')).fill('Market prices');
      await hands.button(words.list.make).click();
      await hands.card('goodbye').waitFor();

      await hands.add('play');
      await hands.rename('rice-today');
      await hands.button(`${words.form.addText}: ${fields.fields['say']}`).click();
      await hands.button(words.form.newPrompt).click();
      await hands.window().getByLabel(words.form.promptId).fill('rice-price');
      await hands.window().getByLabel(words.form.textIn('Khmer')).fill('អង្ករមួយគីឡូ ថ្លៃបីពាន់រៀល។');
      await hands
        .window()
        .getByLabel(words.form.textIn('English'))
        .fill('A kilo of rice is three thousand riel.');
      await hands.button(words.form.saveText).click();
      await hands.form().getByText('A kilo of rice is three thousand riel.').waitFor();
      // It is run by another menu, and goes back to it.
      await page.getByRole('tab', { name: words.editor.tabs.flow }).click();
      await page
        .getByRole('tabpanel')
        .getByLabel(fields.fields['exits'] ?? '', { exact: true })
        .first()
        .fill('done');
      await page.keyboard.press('Enter');
      await hands.card('goodbye').click();
      await hands.button(words.node.delete, hands.form()).click();
      await hands.button(words.node.delete, hands.window()).click();
      await hands.card('rice-today').click();
      await hands.choose(hands.select(fields.exits['next'] ?? ''), words.form.leave('done'));
      await hands.button(words.node.startHere).click();
      await hands.saved();
      expect(table.draftOf('market-prices')).toMatchObject({
        start: 'rice-today',
        nodes: { 'rice-today': { type: 'play', say: ['rice-price'], exits: { next: 'return:done' } } },
      });

      // A way to it from another menu: a further choice leads to a new element, which runs the new menu.
      await hands.open('scores-and-rights');
      await hands.card('what').click();
      await hands.button(words.form.addWhat(fields.fields['options'] ?? '')).click();
      const option = hands.form().getByRole('group', { name: /^5/ });
      await option.getByRole('button', { name: new RegExp(`^${words.form.addText}`) }).click();
      await hands.window().getByLabel(words.form.searchPrompt).fill('money');
      await hands.window().getByText('for-budget', { exact: true }).click();
      await hands.choose(hands.select(words.form.leadsTo, option), words.form.newElement);
      await hands
        .window()
        .getByText(fields.kinds['subflow'] ?? '', { exact: true })
        .click();
      await page.locator('[data-form="subflow"]').waitFor();
      await hands.choose(hands.select(fields.fields['flow'] ?? ''), /Market prices/);
      await hands.choose(hands.select(fields.exits['done'] ?? ''), /another topic/);
      await hands.saved();
      await page.goto(`${table.line.url}/console/menus`);
      await hands.button(words.list.publish).click();
      await hands.window().getByText('rice-today').first().waitFor();
      await hands.window().getByLabel(words.publish.note).fill('What rice costs');
      await hands.window().getByRole('button', { name: words.publish.act, exact: true }).click();
      // Nobody has spoken the new words yet: it says so, and nothing is published.
      await hands
        .window()
        .getByRole('alert')
        .getByText(/rice-price/)
        .first()
        .waitFor();
      expect(table.stored('market-prices').live).toBeNull();
      record(table.line, 'rice-price');
      await hands.window().getByRole('button', { name: words.publish.act, exact: true }).click();
      await page.getByText(/^Release 2 is live\.$/).waitFor();
      const heard = await heardByCaller(table.line, 'CA-rice', ['4', '5']);
      expect(heard[0]).toContain('for-services');
      expect(heard[2]?.[0]).toBe('rice-price');
    });

    it('tries a draft from any element, and shows where the call is', async () => {
      await hands.open('citizen-line');
      await hands.card('goodbye').or(hands.card('main-menu')).first().waitFor();
      await hands.card('main-menu').click();
      await hands.button(words.node.tryHere).click();
      await page.getByRole('switch', { name: /Read only/ }).click();
      await page.locator('.call-button').click();
      await page.locator('.entry-line [title="for-services"]').waitFor();
      await page.locator('.menu-card[data-live="true"] #card-main-menu').waitFor();
      await page.getByRole('button', { name: 'Key 2', exact: true }).click();
      await page.locator('.menu-card[data-live="true"] #card-budget').waitFor();
      await page.getByRole('button', { name: 'Hang up' }).click();
      await page.locator('.menu-card[data-live="true"]').waitFor({ state: 'detached' });
    });

    it('is edited with the keyboard alone', async () => {
      await hands.open('tell-us');
      await hands.card('what').focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.evaluate('document.activeElement.id')).not.toBe('card-what');
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('card-what');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('INPUT');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('which');
      await page.keyboard.press('Enter');
      await hands.saved();
      await expect.poll(() => table.stored('tell-us').draft?.flow.start).toBe('which');
      await hands.card('which').focus();
      await page.keyboard.press('Control+C');
      await page.keyboard.press('Control+V');
      await hands.card('which-2').waitFor();
      await hands.card('which-2').focus();
      await page.keyboard.press('Delete');
      await hands.button(words.node.delete, hands.window()).focus();
      await page.keyboard.press('Enter');
      await hands.card('which-2').waitFor({ state: 'detached' });
      await hands.card('which').focus();
      await page.keyboard.press('Control+Z');
      await hands.card('which-2').waitFor();
      await page.keyboard.press('Control+Shift+Z');
      await hands.card('which-2').waitFor({ state: 'detached' });
    });

    it.each(['km', 'en'] as const)('has no serious findings in %s', async (language) => {
      const texts = MENU_TEXTS[language];
      const reader = await table.newPage('chanthy', '/menus', language);
      await reader.getByRole('table').waitFor();
      expect(await seriousFindings(reader)).toEqual([]);
      await hands.open('citizen-line', reader);
      await hands.card('main-menu', reader).click();
      await hands.form(reader).waitFor();
      expect(await seriousFindings(reader)).toEqual([]);
      for (const tab of ['problems', 'try', 'flow'] as const) {
        await reader.getByRole('tab', { name: texts.editor.tabs[tab] }).click();
        expect(await seriousFindings(reader)).toEqual([]);
      }
      await reader.getByRole('button', { name: `+ ${texts.editor.add}` }).click();
      await hands.window(reader).waitFor();
      expect(await seriousFindings(reader)).toEqual([]);
    });
  },
);
