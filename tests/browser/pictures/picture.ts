import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ScreenLanguage } from '../../../src/console/texts/texts.ts';
import type { RunningLine } from '../../support/browser.ts';

/** A page of somebody who is signed in, in one language. */
export interface Sitting {
  page: Page;
  language: ScreenLanguage;
  line: RunningLine;
  /** Takes the picture `console-<name>-<language>.png` once the page is quiet. */
  take(name: string): Promise<void>;
}

/** In: the folder of the pictures. */
export const sitting = (
  folder: string,
  page: Page,
  language: ScreenLanguage,
  line: RunningLine,
): Sitting => ({
  ...{ page, language, line },
  take: async (name) => {
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `console-${name}-${language}.png`) });
  },
});
