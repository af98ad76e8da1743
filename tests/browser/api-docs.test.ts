import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  line = await startLine();
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `the page of the API${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    it('shows every door and tries one, with nothing from elsewhere', async () => {
      const page = await browser.newPage();
      const complaints: string[] = [];
      const strangers: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(line.url) && !request.url().startsWith('data:'))
          strangers.push(request.url());
      });
      await page.goto(`${line.url}/api/docs`);
      await page.locator('#operations-tag-Calls').click({ timeout: 120_000 });
      await page.locator('#operations-Calls-getExports').getByRole('button').first().click();
      await page.getByRole('button', { name: 'Try it out' }).click();
      await page.getByRole('button', { name: 'Execute', exact: true }).click();
      // Nobody is signed in here, and the line says so.
      await page.locator('.live-responses-table').getByText('not-signed-in').first().waitFor();
      expect(complaints).toEqual([]);
      expect(strangers).toEqual([]);
      await page.close();
    });
  },
);
