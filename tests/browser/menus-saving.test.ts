import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIELD_TEXTS, MENU_TEXTS } from '../../src/console/menus/texts/texts.ts';
import { TEXTS } from '../../src/console/texts/texts.ts';
import type { FlowJson, NodeJson } from '../../src/flows/api-types.ts';
import { saveDraft } from '../../src/flows/drafts.ts';
import { buildPage, noBrowser, startChromium } from '../support/browser.ts';
import { seriousFindings } from '../support/console-page.ts';
import { menuHands, menuTable, type MenuHands, type MenuTable } from '../support/menu-page.ts';

const words = MENU_TEXTS.en;
const fields = FIELD_TEXTS.en;

let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  browser = await startChromium();
});

afterAll(() => browser?.close());

describe.skipIf(noBrowser !== undefined)(
  `drafts and releases in the menu editor${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
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

    it('loses nothing when two people edit one menu, and asks where both changed the same', async () => {
      const other = await table.newPage('chanthy', '/menus');
      await hands.open('give-rating');
      await hands.open('give-rating', other);
      const note = async (text: string, name: string, where: Page): Promise<void> => {
        await hands.go(name, where);
        await hands.field(fields.fields['note'] ?? '', hands.form(where)).fill(text);
      };
      await note('Mine', 'thank-you', page);
      await hands.saved();
      await note('Theirs', 'trouble', other);
      await other.getByText(words.saving.joined('Name of editor')).waitFor();
      await hands.saved(other);
      const nodes = table.draftOf('give-rating').nodes;
      expect([nodes['thank-you']?.['note'], nodes['trouble']?.['note']]).toEqual(['Mine', 'Theirs']);

      await page.getByText(words.saving.joined('Chanthy')).waitFor();
      await page.context().setOffline(true);
      await note('Mine again', 'trouble', page);
      await page.locator('[data-saving="offline"]').waitFor();
      await note('Theirs again', 'trouble', other);
      await hands.saved(other);
      await page.context().setOffline(false);
      await hands.window().getByText('Theirs again').waitFor();
      expect(await hands.window().getByText('Mine again').count()).toBe(1);
      expect(await seriousFindings(page)).toEqual([]);
      await hands.button(words.saving.takeMine).click();
      await hands.saved();
      expect(table.draftOf('give-rating').nodes['trouble']?.['note']).toBe('Mine again');
    });

    it('offers what never reached the line when the menu is opened again', async () => {
      await hands.open('give-rating');
      await page.route('**/api/v1/flows/*/draft', (route) => route.abort());
      await hands.go('trouble');
      await hands.field(fields.fields['note'] ?? '').fill('Kept here');
      await page.locator('[data-saving="offline"]').waitFor();
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await hands.window().getByText(words.saving.unsavedTitle).waitFor();
      await page.unroute('**/api/v1/flows/*/draft');
      await hands.button(words.saving.useUnsaved).click();
      await hands.saved();
      await hands.button(words.publish.title).click();
      await hands.window().getByRole('checkbox', { checked: true }).waitFor();
      expect(table.draftOf('give-rating').nodes['trouble']?.['note']).toBe('Kept here');
    });

    it('goes back to an older release, plans one, calls it off, and compares', async () => {
      const fewer = (flow: FlowJson): FlowJson => {
        const goodbye: NodeJson = { type: 'hangup', say: ['give-up'] };
        return { ...flow, nodes: { ...flow.nodes, goodbye } };
      };
      const { live } = table.stored('citizen-line');
      if (!live) throw new Error('The line has no flow.');
      const actor = { kind: 'system', id: 'test', name: 'test' } as const;
      saveDraft(table.line.context.menus, actor, 'citizen-line', { revision: null, flow: fewer(live) });
      await hands.open('citizen-line');
      await hands.publish('Another goodbye');
      await page.goto(`${table.line.url}/console/menus`);
      await page.getByRole('tab', { name: words.list.releasesTab }).click();
      const row = (number: number): Locator =>
        page.getByRole('row').filter({ has: page.getByRole('cell', { name: String(number), exact: true }) });
      await hands.button(words.releases.compare, row(2)).click();
      await hands.window().getByText(words.releases.before, { exact: true }).first().waitFor();
      expect(await hands.window().textContent()).toContain('goodbye');
      await hands.button(TEXTS.en.close, hands.window()).click();
      await hands.button(words.releases.restore, row(1)).click();
      await hands.button(words.releases.restore, hands.window()).click();
      await row(3).getByText(words.releases.states.live).waitFor();
      expect(table.stored('citizen-line').live?.nodes['goodbye']).toEqual(live.nodes['goodbye']);

      saveDraft(table.line.context.menus, actor, 'citizen-line', { revision: null, flow: fewer(live) });
      await hands.open('citizen-line');
      await hands.button(words.publish.title).click();
      await hands.window().getByLabel(words.publish.later).click();
      await hands.window().getByLabel(words.publish.time).fill('2090-01-01T08:00');
      await hands.button(words.publish.plan).click();
      await page.getByText(/^Release 4 goes live on/).waitFor();
      const planned = table.line.context.menus.releases.all().find(({ number }) => number === 4);
      expect(planned?.liveAt).toBe(Date.UTC(2090, 0, 1, 1));
      await page.goto(`${table.line.url}/console/menus`);
      await page.getByRole('tab', { name: words.list.releasesTab }).click();
      await hands.button(words.releases.callOff, row(4)).click();
      await hands.button(words.releases.callOff, hands.window()).click();
      await row(4).getByText(words.releases.states['called-off']).waitFor();
    });
  },
);
