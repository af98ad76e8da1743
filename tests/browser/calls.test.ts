import { sql } from 'drizzle-orm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endCall } from '../../src/calls/end-call.ts';
import { handleTurn } from '../../src/calls/handle-turn.ts';
import { TEXTS } from '../../src/console/texts/texts.ts';
import { buildPage, noBrowser, startChromium, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { startLineWithCalls } from '../support/made-calls.ts';
import { person } from '../support/staff.ts';

const CALLS = 68;

const LANGUAGES = ['km', 'en'] as const;

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLineWithCalls(CALLS - 1);
  callAboutMessage();
  await person(line.context, 'analyst', { username: 'dara', name: 'Dara' });
  browser = await startChromium();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

/** Somebody is asked for a message, and hangs up. */
function callAboutMessage(): void {
  const { context } = line;
  const usual = context.flowOfLine;
  context.flowOfLine = () => 'your-message';
  const identity = {
    ...{ provider: 'twilio', providerCallId: 'about-a-message' },
    ...{ caller: 'somebody', mobile: null, line: '1294' },
  };
  let { turn } = handleTurn(context, { ...identity, turn: 0, event: { type: 'noInput' } });
  for (const digits of ['1'])
    ({ turn } = handleTurn(context, { ...identity, turn: turn + 1, event: { type: 'digits', digits } }));
  endCall(context, { ...identity, seconds: 9 });
  context.flowOfLine = usual;
  while (context.rollUp(10) > 0);
}

/** The id of a call of the log. In: what must hold of it. */
const idOf = (condition: string): string => {
  const [found] = line.context.database.db.all<{ id: string }>(
    sql.raw(
      `select call_id as id from logged_calls where ${condition} order by shown_at desc, call_id limit 1`,
    ),
  );
  if (!found) throw new Error(`There is no call of which ${condition}.`);
  return found.id;
};

describe.skipIf(noBrowser !== undefined)(
  `the call log in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  { timeout: 120_000 },
  () => {
    let shown: ConsolePage;
    onConsolePages(
      () => consolePage(line, browser),
      (opened) => (shown = opened),
    );

    const open = async (language: 'km' | 'en', path: string): Promise<void> => {
      await shown.open(language);
      await shown.signIn(language, 'dara');
      await shown.page.getByRole('navigation').waitFor();
      await shown.page.goto(`${line.url}/console${path}`);
      await shown.page.getByRole('heading', { level: 1 }).waitFor();
    };

    const picture = async (name: string): Promise<void> => {
      const folder = process.env['PICTURES'];
      if (folder) await shown.page.screenshot({ path: `${folder}/${name}.png` });
    };

    it.each(LANGUAGES)('lists calls, finds them by keys, and leads to one, in %s', async (language) => {
      const { page } = shown;
      const words = TEXTS[language].calls;
      await open(language, '/calls');
      const table = page.getByRole('table', { name: TEXTS[language].screens.calls });
      await table.waitFor();
      await page.getByRole('status').getByText(words.count(CALLS, true)).waitFor();
      expect(await shown.serious()).toEqual([]);
      const disposition = page.getByRole('combobox', { name: words.disposition });
      await disposition.focus();
      await disposition.press('Enter');
      await page.getByRole('option', { name: words.dispositions['gave-up'] }).click();
      await page.waitForURL(/disposition=gave-up/);
      const [told] = line.context.database.db.all<{ calls: number }>(
        sql`select count(*) as calls from calls where disposition = 'gave-up'`,
      );
      await page
        .getByRole('status')
        .getByText(words.count(told?.calls ?? 0, true))
        .waitFor();
      await picture(`calls-${language}`);
      const first = table.locator('tbody a').first();
      await first.focus();
      await first.press('Enter');
      await page.waitForURL(/\/calls\/[\w-]+$/);
      await page.getByRole('heading', { level: 2, name: words.story }).waitFor();
    });

    it.each(LANGUAGES)(
      'tells a call, plays a clip of it and walks it on its menu, in %s',
      async (language) => {
        const { page } = shown;
        const texts = TEXTS[language];
        const words = texts.calls;
        await open(language, `/calls/${idOf(`topics like '%service-answer%'`)}`);
        const steps = page.locator('.call-step');
        await steps.first().waitFor();
        const all = await steps.count();
        expect(all).toBeGreaterThan(4);
        await page.getByText(words.pressed('1'), { exact: false }).first().waitFor();
        await page.locator('.react-flow__node').first().waitFor();
        expect(await shown.serious()).toEqual([]);
        const heard = page.waitForResponse((response) => response.url().includes('/media/'));
        const listen = page.getByRole('button', { name: words.hear }).first();
        await listen.focus();
        await listen.press('Enter');
        const clip = await heard;
        expect([200, 206]).toContain(clip.status());
        expect(clip.headers()['content-type']).toBe('audio/wav');
        const slider = page.getByRole('slider', { name: words.step });
        await slider.focus();
        for (let step = 1; step < all; step += 1) await slider.press('ArrowRight');
        await page.getByText(words.stepOf(all, all), { exact: true }).waitFor();
        expect(await steps.last().getAttribute('data-current')).toBe('true');
        // What is lit up on the menu is the node of the step.
        const node = await steps.last().locator('code').innerText();
        await page.locator(`.react-flow__node.call-walked[data-id="${node}"]`).waitFor();
        await steps.first().getByRole('button').first().press('Enter');
        await page.getByText(words.stepOf(1, all), { exact: true }).waitFor();
        await picture(`one-call-${language}`);
      },
    );

    it.each(LANGUAGES)('tells of a call about a message its day only, in %s', async (language) => {
      const { page } = shown;
      const words = TEXTS[language].calls;
      await open(language, `/calls/${idOf('confidential')}`);
      await page.getByText(words.confidentialAbout).waitFor();
      expect(await page.locator('.call-step').count()).toBe(0);
      expect(await shown.serious()).toEqual([]);
    });

    it.each(LANGUAGES)('shows calls as they come and go, in %s', async (language) => {
      const { page } = shown;
      const { live } = TEXTS[language].calls;
      const identity = {
        ...{ provider: 'twilio', providerCallId: `live-${language}` },
        ...{ caller: 'somebody', mobile: null, line: '1294' },
      };
      await open(language, '/calls/live');
      await page.getByText(live.empty).waitFor();
      handleTurn(line.context, { ...identity, turn: 0, event: { type: 'noInput' } });
      const table = page.getByRole('table', { name: live.title });
      await table.getByRole('cell', { name: '1294' }).waitFor();
      expect(await shown.serious()).toEqual([]);
      await picture(`live-${language}`);
      expect(await table.innerText()).not.toContain('somebody');
      endCall(line.context, { provider: 'twilio', providerCallId: `live-${language}`, seconds: 5 });
      await page.getByText(live.empty).waitFor();
    });
  },
);
