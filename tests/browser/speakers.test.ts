import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEXTS } from '../../src/console/texts/texts.ts';
import { changeRow } from '../../src/directory/import/change-row.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { PUBLIC_URL, TOKENS } from '../support/line.ts';
import { begunWith } from '../support/speakers.ts';
import { work } from '../support/speaking.ts';
import { person } from '../support/staff.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine(
    { PUBLIC_URL, TWILIO_AUTH_TOKEN: TOKENS.twilio },
    { outbound: { twilio: toneApi }, ids: { speakerStem: stems() } },
  );
  await person(line.context, 'editor');
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

const stems = () => {
  let last = 20_000_000;
  return () => String((last += 1));
};

/** Gives the line a number at which speakers are answered. */
function answerSpeakers({ context }: RunningLine): void {
  const sender = { name: 'test', at: context.clock.now(), reaches: () => true };
  const row = { number: '1294', flow: 'record-prompts', place: '', language: '', note: '' };
  changeRow(context.facts, context.lines.kind, row, null, sender);
}

describe.skipIf(noBrowser !== undefined)(
  `codes of speakers in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let shown: ConsolePage;

    onConsolePages(
      () => consolePage(line, browser),
      (opened) => {
        shown = opened;
      },
    );

    it('say that no number answers speakers, as long as none does', async () => {
      await shown.open('en', '/voices/speakers');
      await shown.signIn('en', 'editor');
      await shown.page.getByText(TEXTS.en.voices.speakers.noNumber).waitFor();
    });

    it.each([
      ['km', 'ចារ៉ាយ', 'រ៉ចំ ហ្លាញ់'],
      ['en', 'Jarai', 'Rcom Hlanh'],
    ] as const)(
      'are made, shown once, recorded with, and revoked, in %s',
      async (screen, language, speaker) => {
        if (line.context.speakerCodes.numbers().length === 0) answerSpeakers(line);
        const { page, button, serious } = shown;
        const texts = TEXTS[screen];
        const words = texts.voices.speakers;
        const dialog = page.getByRole('dialog');
        await shown.open(screen, '/voices');
        await shown.signIn(screen, 'editor');
        await page.getByRole('link', { name: words.title }).press('Enter');
        await page.getByText(words.dial('1294')).waitFor();
        await button(words.add).first().click();
        await dialog.getByLabel(words.speaker, { exact: true }).fill(speaker);
        await dialog.getByRole('combobox', { name: texts.voices.language }).click();
        await page.getByRole('option', { name: language }).click();
        expect(await serious()).toEqual([]);
        await dialog.getByRole('button', { name: words.add }).click();
        const secret = dialog.locator('[data-secret]');
        const digits = ((await secret.textContent()) ?? '').replaceAll(' ', '');
        expect(digits).toMatch(/^\d{9}$/);
        await dialog.getByText(words.enter('1294')).waitFor();
        expect(await serious()).toEqual([]);
        await dialog.getByRole('button', { name: texts.close }).click();

        // The speaker calls, hears the first sentence, speaks it, and keeps it.
        const call = await begunWith(line.context, digits, { callSid: `CA-${screen}` });
        await call.press('1');
        await call.say(3);
        await work(line.context);
        await call.comeBack();
        await call.press('1');
        await work(line.context);

        await page.reload();
        const row = page.getByRole('row').filter({ hasText: speaker });
        await row.getByRole('button', { name: words.kept(1) }).click();
        await dialog.getByRole('link').waitFor();
        expect(await serious()).toEqual([]);
        await dialog.getByRole('button', { name: texts.close }).click();
        expect(await page.content()).not.toContain(digits);
        await row.getByRole('button', { name: words.revoke }).click();
        await dialog.getByRole('button', { name: words.revoke }).click();
        await row.getByText(words.revoked).waitFor();
        expect(await serious()).toEqual([]);
      },
    );
  },
);
