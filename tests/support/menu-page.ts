import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { FIELD_TEXTS, MENU_TEXTS } from '../../src/console/menus/texts/texts.ts';
import type { ScreenLanguage } from '../../src/console/texts/texts.ts';
import type { FlowAnswer, FlowJson } from '../../src/flows/api-types.ts';
import { flowOf } from '../../src/flows/drafts.ts';
import { startLine, type RunningLine } from './browser.ts';
import { openConsole, signInAt } from './console-page.ts';
import { person } from './staff.ts';

const words = MENU_TEXTS.en;
const fields = FIELD_TEXTS.en;

/** A line with an editor and an administrator, and the browsers of people in it. */
export interface MenuTable {
  line: RunningLine;
  /** A browser of a person of its own, at a screen. */
  newPage(username: string, path: string, language?: ScreenLanguage): Promise<Page>;
  /** What is saved of a menu. */
  stored(id: string): FlowAnswer;
  draftOf(id: string): FlowJson;
  /** Closes all, and sees that no page complained. */
  close(): Promise<void>;
}

export async function menuTable(browser: Browser): Promise<MenuTable> {
  const line = await startLine();
  await person(line.context, 'editor');
  await person(line.context, 'administrator', { username: 'chanthy', name: 'Chanthy' });
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  const stored = (id: string): FlowAnswer => flowOf(line.context.menus, id);
  return {
    line,
    stored,
    draftOf: (id) => {
      const { draft } = stored(id);
      if (!draft) throw new Error(`${id} has no draft.`);
      return draft.flow;
    },
    newPage: async (username, path, language = 'en') => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 800 },
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      context.setDefaultTimeout(30_000);
      const opened = await context.newPage();
      opened.on('pageerror', (error) => complaints.push(error.message));
      opened.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d|ERR_FAILED|ERR_INTERNET/.test(message.text()))
          complaints.push(message.text());
      });
      await openConsole(opened, line.url, language, path);
      await signInAt(opened, language, username);
      await opened.getByRole('navigation').waitFor();
      return opened;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await line.close();
      expect(complaints).toEqual([]);
    },
  };
}

/** What a person does at the editor, on a screen in English. In: their page, and the address of the line. */
export function menuHands(page: Page, url: string) {
  const button = (name: string | RegExp, where: Page | Locator = page): Locator =>
    where.getByRole('button', { name, exact: true });
  const card = (name: string, where = page): Locator => where.locator(`#card-${name}`);
  const window = (where = page): Locator => where.getByRole('dialog').last();
  const form = (where = page): Locator => where.locator('[data-form]');
  const field = (name: string, where: Locator = form()): Locator => where.getByLabel(name, { exact: true });
  const select = (name: string, where: Page | Locator = form()): Locator =>
    where.getByRole('combobox', { name, exact: true });
  return {
    ...{ button, card, window, form, field, select },
    saved: (where = page): Promise<void> => where.locator('[data-saving="saved"]').waitFor(),
    open: async (id: string, where = page): Promise<void> => {
      await where.goto(`${url}/console/menus/${id}`);
      await where.locator('.menu-card').first().waitFor();
    },
    add: async (kind: string): Promise<void> => {
      await button(`+ ${words.editor.add}`).click();
      await window()
        .getByText(fields.kinds[kind] ?? '', { exact: true })
        .click();
      await form().waitFor();
    },
    choose: async (input: Locator, option: string | RegExp): Promise<void> => {
      await input.click();
      await page.getByRole('option', { name: option }).first().click();
    },
    /** A far card is not drawn: one goes to it by its name. */
    go: async (name: string, where = page): Promise<void> => {
      await select(words.editor.find, where).click();
      await where.keyboard.type(name);
      await where.getByRole('option', { name, exact: true }).click();
      await where.locator(`[data-form="${name}"]`).waitFor();
    },
    rename: async (name: string): Promise<void> => {
      await field(words.node.name).fill(name);
      await button(words.node.rename).click();
      await page.locator(`[data-form="${name}"]`).waitFor();
    },
    publish: async (note: string): Promise<void> => {
      await button(words.publish.title).click();
      await window().getByRole('checkbox', { checked: true }).waitFor();
      await window().getByLabel(words.publish.note).fill(note);
      await window().getByRole('button', { name: words.publish.act, exact: true }).click();
      await page.getByText(/^Release \d+ is live\.$/).waitFor();
    },
  };
}

export type MenuHands = ReturnType<typeof menuHands>;
