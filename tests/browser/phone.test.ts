import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runErrands } from '../../src/calls/errands/run-errands.ts';
import {
  buildPage,
  keyFor,
  noBrowser,
  startChromium,
  startLine,
  type RunningLine,
} from '../support/browser.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('phone');
  // The page must work behind a name that is not its own: a tunnel, a proxy, an address of the office's network.
  line = await startLine({ PUBLIC_URL: 'https://line.example.org', PHONE: 'yes' });
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `the phone in the browser${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let context: BrowserContext;
    let page: Page;
    /** What the page asked of other hosts, and what it complained about: nothing. */
    let strangers: string[];
    let complaints: string[];

    beforeEach(async () => {
      strangers = [];
      complaints = [];
      context = await browser.newContext({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' });
      page = await context.newPage();
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && origin !== line.url) strangers.push(request.url());
      });
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
    });

    afterEach(async () => {
      await context.close();
      expect(strangers).toEqual([]);
    });

    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    const speech = (index: number): Locator => page.locator('.entry-line').nth(index);
    const says = (index: number, prompt: string): Promise<void> =>
      speech(index).locator(`[title="${prompt}"]`).first().waitFor();
    const disposition = (callId: string): string | null | undefined =>
      line.context.store.find('simulator', callId)?.disposition;

    /** The id of the call that the page makes next. */
    const nextCallId = async (): Promise<string> => {
      const request = await page.waitForRequest('**/telephony/simulator/voice');
      return new URLSearchParams(request.postData() ?? '').get('CallSid') ?? '';
    };

    it('is heard: speech plays, a key interrupts it, the answer comes, the line is told of the end', async () => {
      const clips: string[] = [];
      page.on('response', (response) => {
        if (response.url().includes('/media/'))
          clips.push(`${response.status()} ${response.headers()['content-type']}`);
      });
      await page.goto(`${line.url}/phone`);
      expect(await page.locator('html').getAttribute('lang')).toBe('km');
      const id = nextCallId();
      await button('ហៅទូរស័ព្ទ').click();
      await says(0, 'welcome');
      // A bare expression: the tests' compiler knows no DOM.
      await expect
        .poll(() => page.evaluate('document.querySelector("audio").currentTime'))
        .toBeGreaterThan(0.3);
      expect(await page.evaluate('document.querySelector("audio").paused')).toBe(false);
      expect(await speech(0).locator('[data-spoken="true"]').textContent()).toBe(
        line.context.library.now().text('welcome', 'km'),
      );

      await button('លេខ 1').click();
      await says(1, 'topic-family');
      await page.keyboard.press('1');
      await says(2, 'service-id-card-short');
      await page.keyboard.press('2');
      await says(3, 'fee-id-card');
      expect(await page.locator('kbd').allTextContents()).toEqual(['1', '1', '2']);
      // A key pressed at once may stop a clip before it was asked for; the first and the last are heard.
      await expect.poll(() => clips.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(2);
      expect(new Set(clips.map((clip) => clip.replace(/^206/, '200')))).toEqual(new Set(['200 audio/wav']));

      const told = page.waitForResponse('**/voice/status');
      await button('ដាក់ទូរស័ព្ទ').click();
      await told;
      expect(await page.locator('.ended-words').textContent()).toBe('បងប្អូនបានដាក់ទូរស័ព្ទ។');
      expect(await page.evaluate('document.querySelector("audio").paused')).toBe(true);
      expect(disposition(await id)).toBe('hung-up');
      expect(complaints).toEqual([]);
    });

    it('shows the text that was asked for, when the call is over too', async () => {
      await page.goto(`${line.url}/phone`);
      await page.getByRole('switch', { name: 'អានអក្សរ មិនបើកសំឡេង' }).check();
      await button('ហៅទូរស័ព្ទ').click();
      const way = ['for-services', 'topic-family', 'service-id-card-short', 'send-answer-by-text'];
      for (const [index, reason] of way.entries()) {
        await says(index, reason);
        await page.keyboard.press(await keyFor(speech(index), reason));
      }
      await says(way.length, 'sms-sent');
      await button('ដាក់ទូរស័ព្ទ').click();
      await runErrands(line.context);
      const text = page.locator('.entry-text .line');
      await text.waitFor();
      expect(await text.textContent()).toContain('សៀវភៅគ្រួសារ');
      expect(await page.locator('.ended-words').textContent()).toBe('បងប្អូនបានដាក់ទូរស័ព្ទ។');
      expect(complaints).toEqual([]);
    });

    it('takes a spoken message to its number: speak, hear it, send it', async () => {
      await page.goto(`${line.url}/phone`);
      await page.getByRole('switch', { name: 'អានអក្សរ មិនបើកសំឡេង' }).check();
      await button('ហៅទូរស័ព្ទ').click();
      const way = ['for-telling', 'tell-message', 'speak-now'];
      for (const [index, reason] of way.entries()) {
        await says(index, reason);
        await page.keyboard.press(await keyFor(speech(index), reason));
      }
      await says(way.length, 'say-your-message');
      await button('និយាយ 5 វិនាទី').click();
      await says(way.length + 1, 'message-being-fetched');
      await runErrands(line.context);
      const review = page.locator('.entry-line', { has: page.locator('[title="send-message"]') });
      await review.waitFor();
      for (const [key, next] of [
        ['1', 'was-question'],
        ['2', 'without-commune'],
        ['2', 'your-number-is'],
      ] as const) {
        await page.keyboard.press(key);
        await page.locator(`[title="${next}"]`).first().waitFor();
      }
      expect(line.context.cases.page(null, {}, 10)).toMatchObject([{ kind: 'question' }]);
      await button('ដាក់ទូរស័ព្ទ').click();
      await page.locator('.call-button:focus', { hasText: 'ហៅម្តងទៀត' }).waitFor();
    });

    it('speaks English on the screen and, when asked, on the line', async () => {
      await page.goto(`${line.url}/phone`);
      await button('English').click();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      // A caller without a number: nobody remembers the language.
      await page.getByLabel('Your phone number').fill('');
      await page.getByRole('switch', { name: 'Read only, no sound' }).check();
      await button('Call').click();
      for (const [index, reason] of ['language-en', 'for-services'].entries()) {
        await says(index, reason);
        await page.keyboard.press(await keyFor(speech(index), reason));
      }
      await says(2, 'topic-family');
      expect(await speech(2).locator('.part').first().getAttribute('lang')).toBe('en');
      await page.getByRole('switch', { name: 'Show clip ids' }).check();
      expect(await speech(2).locator('.clip-id').allTextContents()).toContain('topic-family');
      await button('Hang up').click();
      await page.locator('.call-button:focus', { hasText: 'Call again' }).waitFor();
      expect(complaints).toEqual([]);
    });

    it('tells a wrong key from silence, and waits for whoever reads', async () => {
      await page.goto(`${line.url}/phone`);
      await page.getByRole('switch').first().check();
      await button('ហៅទូរស័ព្ទ').click();
      await says(0, 'welcome');
      await page.keyboard.press('7');
      await says(1, 'no-match');
      await button('មិនចុចលេខ').click();
      await says(2, 'no-input');
      expect(await page.locator('.entry-silence').count()).toBe(1);
      expect(complaints).toEqual([]);
    });

    it('goes on in writing where no clip can be played, and silence comes by itself', async () => {
      await page.clock.install();
      await page.route('**/media/**', (route) => route.abort());
      await page.goto(`${line.url}/phone`);
      await button('ហៅទូរស័ព្ទ').click();
      await says(0, 'welcome');
      await page.locator('.notice').waitFor();
      await page.clock.runFor(60_000);
      await says(1, 'no-input');
    });

    it('says in one sentence that the line cannot be reached, and calls again', async () => {
      await page.route('**/telephony/**', (route) => route.fulfill({ status: 500, body: '{"error":"x"}' }));
      await page.goto(`${line.url}/phone`);
      await button('ហៅទូរស័ព្ទ').click();
      expect(await page.getByRole('alert').textContent()).toBe('សូមអភ័យទោស! ទាក់ទងមិនបានទេ។ សូមហៅម្តងទៀត។');
      await page.unroute('**/telephony/**');
      await button('ហៅម្តងទៀត').click();
      await says(0, 'welcome');
    });

    it('hangs up when the page is left', async () => {
      await page.goto(`${line.url}/phone`);
      const id = nextCallId();
      await button('ហៅទូរស័ព្ទ').click();
      await says(0, 'welcome');
      expect(disposition(await id)).toBeNull();
      await page.goto(`${line.url}/healthz`);
      await expect.poll(async () => disposition(await id)).toBe('hung-up');
    });

    it('fits a small screen: nothing is cut, and the words stay above the keys', async () => {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(`${line.url}/phone`);
      await button('ហៅទូរស័ព្ទ').click();
      await says(0, 'welcome');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      const words = await page.locator('.log').boundingBox();
      const keys = await page.locator('.keypad').boundingBox();
      expect(words?.height).toBeGreaterThan(200);
      expect((words?.y ?? 0) + (words?.height ?? 0)).toBeLessThan(keys?.y ?? 0);
      const hangUp = await button('ដាក់ទូរស័ព្ទ').boundingBox();
      expect((hangUp?.y ?? 0) + (hangUp?.height ?? 0)).toBeLessThanOrEqual(800);
    });
  },
);
