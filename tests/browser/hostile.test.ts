import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { screenAddresses } from '../support/console-screens.ts';
import { aHum } from '../support/made-sounds.ts';
import { SimulatedCaller } from '../support/simulated-caller.ts';
import { person } from '../support/staff.ts';
import { SCRIPT, storeScripts } from '../support/stored-script.ts';

let line: RunningLine;
let browser: Browser;
let caseNumber: string;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  for (const page of ['phone', 'console'] as const) buildPage(page);
  line = await startLine();
  await person(line.context, 'administrator', { name: `<b onclick="globalThis.ran=6">Administrator</b>` });
  caseNumber = await new SimulatedCaller(line).reportsARoad();
  browser = await startChromium(await aHum());
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

/** Every screen; what has a name is of the scripts' own. */
function screens(): string[] {
  const of = { flow: 'script', number: caseNumber, id: 'a-script', name: 'calls', kind: 'holidays' };
  const found = screenAddresses({ ...of, language: 'cjm', place: '160904', year: '2020' }).map(
    ({ path }) => path,
  );
  return [...found, '/facts/rounds', '/menus/citizen-line', '/voices/prompts/goodbye?language=en'];
}

/** Screens on which a text with a script is seen at once. */
const SHOW_A_TEXT = ['/users', '/keys', '/audit', '/facts/holidays', '/facts/rounds', '/settings/lines'];

describe.skipIf(noBrowser !== undefined)(
  `what somebody stores as a text${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let shown: ConsolePage;
    let page: Page;
    let broken: string[];

    // Afterwards they see that nothing was asked of another host and that the page complained of nothing, as it does
    // where its policy is broken.
    onConsolePages(
      () => consolePage(line, browser),
      (opened) => {
        shown = opened;
        ({ page } = opened);
        broken = [];
        page.on('dialog', (dialog) => {
          broken.push(`a dialog: ${dialog.message()}`);
          void dialog.dismiss();
        });
      },
    );

    const send = async ({ method, path, json }: { method: string; path: string; json: unknown }) => {
      const headers = { Origin: line.url };
      const answer = await page.request.fetch(`${line.url}${path}`, { method, data: json, headers });
      return { status: answer.status(), text: await answer.text() };
    };

    /** No script of a text ran, and none of its elements is in the page. */
    const nothingRan = async (where: string): Promise<void> => {
      const found = await page.evaluate<string>(
        `JSON.stringify([globalThis.ran ?? 'nothing', document.querySelectorAll('img[src=x], svg[onload], b[onclick], a[href^="javascript:"]').length])`,
      );
      if (found !== '["nothing",0]') broken.push(`${where}: ${found}`);
    };

    it('runs on no screen of the console, and breaks its policy on none', async () => {
      await shown.open('en');
      await shown.signIn('en', 'administrator');
      await page.getByRole('navigation').waitFor();
      const stored = await storeScripts(send, caseNumber);
      let shownAsText = 0;
      for (const screen of screens()) {
        await page.goto(`${line.url}/console${screen}`);
        await page.getByRole('main').waitFor();
        await page.waitForLoadState('networkidle');
        // They are really there to be run.
        const script = page.getByText('onerror=').first();
        const isExpected = [...SHOW_A_TEXT, `/cases/${caseNumber}`].includes(screen);
        if (isExpected)
          await script.waitFor({ timeout: 8_000 }).catch(() => broken.push(`${screen}: no text`));
        if (await script.isVisible()) shownAsText += 1;
        await nothingRan(screen);
      }
      process.stdout.write(
        `Stored scripts: ${stored} bodies, ${screens().length} screens, shown as text on ${shownAsText}, ${broken.length} run.\n`,
      );
      expect(broken).toEqual([]);
    });

    it('runs neither on the script to print nor in the phone', async () => {
      await shown.open('en');
      await shown.signIn('en', 'administrator');
      await page.getByRole('navigation').waitFor();
      await page.goto(`${line.url}/api/v1/recording-script/en.html`);
      expect(await page.locator('body').innerText()).toContain(SCRIPT.slice(0, 30));
      await nothingRan('the script to print');
      await page.goto(`${line.url}/phone`);
      await page.getByRole('button').first().waitFor();
      await nothingRan('the phone');
      expect(broken).toEqual([]);
    });
  },
);
