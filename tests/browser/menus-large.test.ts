import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIELD_TEXTS } from '../../src/console/menus/texts/texts.ts';
import { buildPage, noBrowser, startChromium } from '../support/browser.ts';
import { LARGE, largeMenu } from '../support/large-menu.ts';
import { menuHands, menuTable, type MenuHands, type MenuTable } from '../support/menu-page.ts';

let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  browser = await startChromium();
});

afterAll(() => browser?.close());

describe.skipIf(noBrowser !== undefined)(
  `a menu of ${LARGE} elements${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let table: MenuTable;
    let page: Page;
    let hands: MenuHands;

    beforeEach(async () => {
      table = await menuTable(browser);
      largeMenu(table.line);
      page = await table.newPage('editor', '/menus');
      hands = menuHands(page, table.line.url);
      await hands.open('citizen-line');
      await page.waitForLoadState('networkidle');
    });
    afterEach(() => table.close());

    it('draws only what is in sight, and for a letter neither cards nor lines', async () => {
      expect(await page.locator('.menu-card').count()).toBeLessThan(60);
      await hands.go('n-57');
      const note = hands.field(FIELD_TEXTS.en.fields['note'] ?? '');
      await note.fill('T');
      await hands.saved();
      const typed = 'wenty letters typed';
      const drawn = await callsDuring(page, ['menu-card-head', 'menu-wire'], async () => {
        await note.pressSequentially(typed);
        await hands.saved();
      });
      expect(await page.locator('.menu-wire').count()).toBeGreaterThan(5);
      expect(drawn).toEqual({ 'menu-card-head': 0, 'menu-wire': 0 });
      expect(table.draftOf('citizen-line').nodes['n-57']?.['note']).toBe(`T${typed}`);
    });

    it('draws one card again when its words change', async () => {
      await hands.go('n-57');
      await hands.saved();
      const drawn = await callsDuring(page, ['menu-card-head'], async () => {
        await hands
          .field(FIELD_TEXTS.en.fields['key'] ?? '')
          .first()
          .fill('6');
        await hands.saved();
      });
      expect(drawn['menu-card-head']).toBeGreaterThan(0);
      expect(drawn['menu-card-head']).toBeLessThan(10);
    });
  },
);

/**
 * How often parts of the page were drawn meanwhile. In: a text that only the function of the part holds, for each of
 * them; what is done. Out: the calls of the innermost function around the text.
 */
async function callsDuring<Text extends string>(
  page: Page,
  texts: readonly Text[],
  act: () => Promise<void>,
): Promise<Record<Text, number>> {
  await page.coverage.startJSCoverage({ resetOnNavigation: false });
  await act();
  const scripts = await page.coverage.stopJSCoverage();
  const counted = texts.map((text) => {
    const script = scripts.find(({ source }) => source?.includes(text));
    const at = script?.source?.indexOf(text) ?? -1;
    const around = (script?.functions ?? [])
      .flatMap(({ ranges }) => ranges.slice(0, 1))
      .filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset)
      .toSorted((one, other) => one.endOffset - one.startOffset - (other.endOffset - other.startOffset));
    return [text, around[0]?.count ?? 0] as const;
  });
  return Object.fromEntries(counted) as Record<Text, number>;
}
