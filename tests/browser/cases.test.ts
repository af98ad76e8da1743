import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCase } from '../../src/cases/work-on-case.ts';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { decodeWav, SAMPLE_RATE } from '../../src/prompts/audio/wav.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, secondsRecorded, type ConsolePage } from '../support/console-page.ts';
import { aHum, HUM_PITCH } from '../support/made-sounds.ts';
import { pitchOf } from '../support/recorded.ts';
import { SimulatedCaller } from '../support/simulated-caller.ts';
import { person } from '../support/staff.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine();
  await person(line.context, 'case-officer', { username: 'sophea', name: 'Sophea', districts: ['0201'] });
  browser = await startChromium(await aHum());
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `the messages in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let shown: ConsolePage;
    let page: Page;

    onConsolePages(
      () => consolePage(line, browser),
      (opened) => {
        shown = opened;
        ({ page } = opened);
      },
    );

    const button = (name: string): Locator => shown.button(name);
    const section = (name: string): Locator => page.getByRole('region', { name, exact: true });

    /** A bare expression: the tests' compiler knows no DOM, and the page lets nobody evaluate text. */
    const audio = (property: string): Promise<number> =>
      page.evaluate<number>(`document.querySelector('audio')?.${property} ?? -1`);

    /** Chooses a sound in a file, as an officer has it from the recorder of a phone. */
    const chooseFile = async (): Promise<void> => {
      const buffer = Buffer.from(await toneApi.fetchRecording('https://simulator.invalid/a/tone/5'));
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'answer.wav', mimeType: 'audio/wav', buffer });
    };

    /** Speaks into the microphone, listens, speaks again, and uses that. */
    const speak = async (language: ScreenLanguage): Promise<void> => {
      const words = TEXTS[language].voices.recording;
      await button(words.start).press('Enter');
      await secondsRecorded(page, 1);
      expect(await shown.serious()).toEqual([]);
      await button(words.finish).press('Enter');
      await page.getByText(words.advice.good, { exact: true }).waitFor();
      expect(await shown.serious()).toEqual([]);
      await button(words.listen).press('Enter');
      await button(TEXTS[language].voices.stop).waitFor();
      await button(words.again).press('Enter');
      await secondsRecorded(page, 2);
      await button(words.finish).press('Enter');
      await button(words.use).press('Enter');
      await button(words.start).waitFor();
    };

    it.each(['km', 'en'] as const)('are heard, worked on and answered, in %s', async (language) => {
      const number = await new SimulatedCaller(line).reportsARoad();
      const texts = TEXTS[language];
      const words = texts.cases;
      await shown.open(language);
      await shown.signIn(language, 'sophea');
      const entry = page.getByRole('navigation').getByRole('link', { name: texts.screens.cases });
      await entry.click();
      await page.getByRole('link', { name: number }).waitFor();
      expect(await entry.getAttribute('aria-current')).toBe('page');
      expect(await shown.serious()).toEqual([]);
      await page.getByRole('link', { name: number }).click();
      await shown.heading(words.title(number)).waitFor();
      expect(await entry.getAttribute('aria-current')).toBe('page');
      expect(await shown.serious()).toEqual([]);

      await button(words.listen).click();
      await expect.poll(() => audio('duration')).toBeGreaterThan(8);
      await page.locator('audio').focus();
      await page.keyboard.press('Space');
      await expect.poll(() => audio('currentTime')).toBeGreaterThan(0.3);
      await button(words.onFive).press('Enter');
      await expect.poll(() => audio('currentTime')).toBeGreaterThan(5);
      await page.getByText('1.5', { exact: true }).click();
      expect(await audio('playbackRate')).toBe(1.5);
      expect(await shown.serious()).toEqual([]);

      await button(words.can.open).click();
      await page.getByText(words.callerHears.open).waitFor();
      await page.getByLabel(words.note, { exact: true }).fill('Ask the commune.');
      await button(words.addNote).click();
      await section(words.notes).getByText('Ask the commune.', { exact: true }).first().waitFor();
      await page
        .getByRole('combobox', { name: words.assign })
        .or(page.getByLabel(words.assign))
        .first()
        .click();
      await page.getByRole('option', { name: 'Sophea' }).click();
      await section(words.history)
        .getByText(texts.audit.actions['case.assigned'] ?? '')
        .waitFor();

      await (language === 'km' ? speak(language) : chooseFile());
      await button(words.sendAnswer).click();
      await page.getByText(words.callerHears.answered).waitFor();
      await button(words.can.close).click();
      await page.getByRole('dialog').getByLabel(words.reason, { exact: true }).fill('The road is mended.');
      expect(await shown.serious()).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: words.can.close }).click();
      await page.getByText(words.callerHears.closed).waitFor();
      expect(await shown.serious()).toEqual([]);

      const reply = line.context.cases.replies(number)[0]?.recording;
      expect(reply).toBeTruthy();
      expect(await new SimulatedCaller(line).hearsOf(number)).toEqual(
        expect.arrayContaining(['case-closed', 'case-reply', reply]),
      );
      const heard = decodeWav(Buffer.from(line.context.recordingFiles.read(reply ?? '')));
      expect(heard.length / SAMPLE_RATE).toBeGreaterThan(1.5);
      if (language === 'km') expect(pitchOf(heard)).toBeCloseTo(HUM_PITCH, -1);
    });

    it('tell an officer what another one did meanwhile, and take the part that is covered away', async () => {
      const number = await new SimulatedCaller(line).reportsARoad();
      const words = TEXTS.en.cases;
      await shown.open('en', `/cases/${number}`);
      await shown.signIn('en', 'sophea');
      const { caseWork } = line.context;
      await page.getByLabel(words.note, { exact: true }).fill('Mine.');
      const other = { kind: 'system', id: 'test', name: 'Dara', districts: null } as const;
      openCase(caseWork, other, { number, seen: null });
      await button(words.addNote).click();
      await page.getByText(TEXTS.en.errors['changed-meanwhile']).waitFor();
      await section(words.notes)
        .getByText(/Dara: Started looking/)
        .waitFor();
      // What was written is still there, and the case is as it stands now.
      await page.getByText(words.callerHears.open).waitFor();
      await button(words.addNote).click();
      await section(words.notes).getByText('Mine.', { exact: true }).waitFor();

      const old = line.context.cases.find(number)?.recording;
      await page.getByLabel(words.from, { exact: true }).fill('2');
      await page.getByLabel(words.to, { exact: true }).fill('3.5');
      await button(words.redact).click();
      expect(await shown.serious()).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: words.redact }).click();
      await page.getByText(words.redacted).waitFor();
      expect(line.context.cases.find(number)?.recording).not.toBe(old);
      await button(words.deleteSound).click();
      await page.getByRole('dialog').getByRole('button', { name: words.deleteSound }).click();
      await page.getByText(words.sound.deleted).waitFor();
    });
  },
);
