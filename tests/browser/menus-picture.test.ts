import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIELD_TEXTS, MENU_TEXTS } from '../../src/console/menus/texts/texts.ts';
import { saveDraft } from '../../src/flows/drafts.ts';
import { buildPage, noBrowser, startChromium } from '../support/browser.ts';
import { menuHands, menuTable, type MenuHands, type MenuTable } from '../support/menu-page.ts';

const words = MENU_TEXTS.en;
const fields = FIELD_TEXTS.en;
const MENU = 'citizen-line';

let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  browser = await startChromium();
});

afterAll(() => browser?.close());

describe.skipIf(noBrowser !== undefined)(
  `the picture and the file of a menu${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let table: MenuTable;
    let page: Page;
    let hands: MenuHands;

    /** A question whose one way out leads nowhere yet, and a goodbye beside it. */
    beforeEach(async () => {
      table = await menuTable(browser);
      const { live } = table.stored(MENU);
      if (!live) throw new Error('The line has no flow.');
      const { everywhere: _, ...rest } = live;
      const flow = {
        ...rest,
        start: 'ask',
        nodes: {
          ask: { type: 'menu', options: [{ key: '1', reason: ['for-services'], exit: 'one' }], exits: {} },
          bye: { type: 'hangup', say: ['goodbye'] },
        },
        layout: { ask: [0, 0] as [number, number], bye: [460, 0] as [number, number] },
      };
      const actor = { kind: 'system', id: 'test', name: 'test' } as const;
      saveDraft(table.line.context.menus, actor, MENU, { revision: null, flow });
      page = await table.newPage('editor', '/menus');
      hands = menuHands(page, table.line.url);
      await hands.open(MENU);
    });
    afterEach(() => table.close());

    const middleOf = async (what: Locator): Promise<[number, number]> => {
      const box = await what.boundingBox();
      if (!box) throw new Error('It is not drawn.');
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    /** Presses at one place, moves to another, and lets go. */
    const dragFrom = async (
      from: readonly [number, number],
      to: readonly [number, number],
    ): Promise<void> => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 12 });
      await page.mouse.up();
    };
    const node = (name: string): Locator => page.locator(`.react-flow__node[data-id="${name}"]`);
    const wayOut = (name: string, exit: string): Locator =>
      node(name).locator(`.react-flow__handle.source[data-handleid="${exit}"]`);
    const dragged = async (): Promise<unknown> => {
      await hands.saved();
      return table.draftOf(MENU);
    };

    it('connects a way out by a line that is drawn with the mouse', async () => {
      const end = node('bye').locator('.react-flow__handle.target');
      await dragFrom(await middleOf(wayOut('ask', 'one')), await middleOf(end));
      await page.locator('.menu-wire').waitFor();
      await expect.poll(dragged).toMatchObject({ nodes: { ask: { exits: { one: 'bye' } } } });
      await page.keyboard.press('Control+Z');
      await page.locator('.menu-wire').waitFor({ state: 'detached' });
    });

    it('asks what to add where a line ends at an empty place', async () => {
      const [x, y] = await middleOf(wayOut('ask', 'one'));
      await dragFrom([x, y], [x + 60, y + 200]);
      await hands
        .window()
        .getByText(fields.kinds['play'] ?? '', { exact: true })
        .click();
      await page.locator('[data-form="play"]').waitFor();
      await expect
        .poll(dragged)
        .toMatchObject({ nodes: { ask: { exits: { one: 'play' } }, play: { type: 'play' } } });
    });

    it('keeps a card where it was dragged, and puts it back', async () => {
      const before = await middleOf(node('bye'));
      // On the picture; the picture itself may have moved below the card.
      const place = (): Promise<string | null> => node('bye').getAttribute('style');
      const placeBefore = await place();
      const head = await middleOf(hands.card('bye'));
      await dragFrom(head, [head[0] + 120, head[1] + 160]);
      await expect
        .poll(async () => (await dragged()) as object)
        .not.toMatchObject({ layout: { bye: [460, 0] } });
      const after = await middleOf(node('bye'));
      expect([after[0] - before[0], after[1] - before[1]].map((moved) => Math.abs(moved) > 60)).toEqual([
        true,
        true,
      ]);
      await page.keyboard.press('Control+Z');
      await expect.poll(dragged).toMatchObject({ layout: { bye: [460, 0] } });
      await expect.poll(place).toBe(placeBefore);
    });

    it('leaves as a file with what was typed a moment ago, and comes back from one', async () => {
      await hands.card('bye').click();
      await hands.field(fields.fields['note'] ?? '').fill('Typed a moment ago');
      const saving = page.waitForEvent('download');
      await hands.button(words.editor.more).click();
      await page.getByRole('menuitem', { name: words.editor.exportFile }).click();
      const text = readFileSync(await (await saving).path(), 'utf8');
      expect(text).toContain('note: Typed a moment ago');

      const choosing = page.waitForEvent('filechooser');
      await hands.button(words.editor.more).click();
      await page.getByRole('menuitem', { name: words.editor.importFile }).click();
      const edited = text.replace('Typed a moment ago', 'Written in the file');
      await (
        await choosing
      ).setFiles({ name: `${MENU}.yaml`, mimeType: 'text/yaml', buffer: Buffer.from(edited) });
      await expect
        .poll(() => hands.field(fields.fields['note'] ?? '').inputValue())
        .toBe('Written in the file');
      expect(table.draftOf(MENU).nodes['bye']?.['note']).toBe('Written in the file');
    });
  },
);
