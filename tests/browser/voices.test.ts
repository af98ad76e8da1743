import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEXTS } from '../../src/console/texts/texts.ts';
import { decodeWav } from '../../src/prompts/audio/wav.ts';
import type { Clip } from '../../src/prompts/library/contents.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, secondsRecorded, type ConsolePage } from '../support/console-page.ts';
import { aHum, HUM_PITCH, makeSound, VOICE } from '../support/made-sounds.ts';
import { aRecording, aVoice, pitchOf, recordedIn } from '../support/recorded.ts';
import { person } from '../support/staff.ts';
import { zipOf } from '../support/zip.ts';

const EN = TEXTS.en.voices;
/** For a machine that has other things to do. */
const SOON = { timeout: 20_000 };

let line: RunningLine;
let browser: Browser;
let zip: Buffer;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine();
  await person(line.context, 'editor');
  await person(line.context, 'recorder');
  const folder = mkdtempSync(join(tmpdir(), 'sdap-voices-'));
  const voice = await makeSound(join(folder, 'voice.wav'), VOICE);
  zip = await zipOf(
    Object.fromEntries(
      ['press-1', 'press-2', 'press-3', 'press-4', 'no-such-prompt'].map((name) => [
        `${name}.wav`,
        [voice, { compress: false }],
      ]),
    ),
  );
  browser = await startChromium(await aHum());
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

const recorded = (prompt: string, language?: string): Clip[] => recordedIn(line.context, prompt, language);

const stage = (page: Page) => page.locator('[data-to-say]');
const promptOnStage = (page: Page): Promise<string | null> => stage(page).getAttribute('data-to-say');

describe.skipIf(noBrowser !== undefined)(
  `the voices in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
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

    /** Records the prompt on the stage with the keyboard alone, and leaves it there. */
    const record = async (seconds = 1): Promise<void> => {
      await page.keyboard.press('Space');
      await secondsRecorded(page, seconds);
      await page.keyboard.press('Space');
      await shown.button(EN.recording.keep).waitFor();
    };

    it.each(['km', 'en'] as const)('can be used by everybody, in %s', async (language) => {
      const words = TEXTS[language].voices;
      await shown.open(language, '/voices');
      await shown.signIn(language, 'editor');
      await page.getByRole('table', { name: TEXTS[language].screens.voices }).waitFor();
      expect(await page.getByRole('row').count()).toBe(201);
      await shown.button(words.addLanguage).first().click();
      await page.getByRole('dialog').getByLabel(words.nameKm, { exact: true }).waitFor();
      expect(await shown.serious()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByLabel(words.search).fill('goodbye');
      await expect.poll(() => page.getByRole('row').count(), SOON).toBeLessThan(10);
      expect(await shown.serious()).toEqual([]);
      await page.getByRole('table').getByRole('link').first().click();
      await shown.heading('goodbye').waitFor();
      const entry = page.getByRole('navigation').getByRole('link', { name: TEXTS[language].screens.voices });
      expect(await entry.getAttribute('aria-current')).toBe('page');
      await page.getByRole('table').first().waitFor();
      expect(await shown.serious()).toEqual([]);
      await page.getByRole('link', { name: words.record, exact: true }).first().click();
      await stage(page).waitFor();
      await page.keyboard.press('Space');
      await secondsRecorded(page, 1);
      expect(await shown.serious()).toEqual([]);
      await page.keyboard.press('Space');
      await shown.button(words.recording.keep).waitFor();
      expect(await shown.serious()).toEqual([]);
      await page.goto(`${line.url}/console/voices/upload`);
      await shown.heading(words.bulk.title).waitFor();
      expect(await shown.serious()).toEqual([]);
    });

    it('are recorded one after the other with the keyboard alone, and sound as they were spoken', async () => {
      await shown.open('en', '/voices/record/km');
      await shown.signIn('en', 'recorder');
      await stage(page).waitFor();
      expect(await promptOnStage(page)).toBe('welcome');
      await record(2.5);
      await page.getByText(EN.recording.advice.good, { exact: true }).waitFor();

      // The end is moved back a second with the arrow keys.
      const end = page.getByRole('slider', { name: EN.recording.trimEnd });
      const before = Number(await end.getAttribute('aria-valuenow'));
      await end.focus();
      for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowLeft');
      const after = Number(await end.getAttribute('aria-valuenow'));
      expect(after).toBeCloseTo(before - 1, 0);
      await end.blur();

      const heard = page.waitForResponse('**/api/v1/clips/as-heard.wav');
      await page.keyboard.press('KeyP');
      expect((await heard).status()).toBe(200);
      const bytesOnPhone = Number((await heard).headers()['content-length']);
      await shown.button(EN.stop).waitFor();
      expect(recorded('welcome')).toEqual([]);

      await page.keyboard.press('Enter');
      await expect.poll(() => recorded('welcome').length, SOON).toBe(1);
      const [clip] = recorded('welcome');
      if (!clip) throw new Error('Nothing was kept.');
      expect(clip).toMatchObject({ speaker: 'Name of recorder', approvedAt: null });
      expect(clip.seconds).toBeCloseTo(after, 0);
      expect(clip.loudness).toBeCloseTo(-24, 0);
      // A busy machine drops some milliseconds of what its microphone hears.
      const pitch = pitchOf(decodeWav(line.context.clipFiles.read(clip.sha256)));
      expect(Math.abs(pitch / HUM_PITCH - 1)).toBeLessThan(0.1);
      // What was heard as on the phone is what was kept.
      expect(line.context.clipFiles.read(clip.sha256).length).toBe(bytesOnPhone);

      await expect.poll(() => promptOnStage(page), SOON).not.toBe('welcome');
      const second = (await promptOnStage(page)) ?? '';
      await record();
      await page.keyboard.press('KeyR');
      await secondsRecorded(page, 1.5);
      await page.keyboard.press('Space');
      await shown.button(EN.recording.keep).waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(() => recorded(second).length, SOON).toBe(1);
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => promptOnStage(page), SOON).toBe(second);
    });

    it('wait in the browser while there is no connection, also through a reload, and go then', async () => {
      await shown.open('en', '/voices/record/en');
      await shown.signIn('en', 'recorder');
      await stage(page).waitFor();
      const prompts: string[] = [];
      await page.route('**/api/v1/prompts/*/clips/**', (route) => route.abort());
      for (const count of [1, 2]) {
        prompts.push((await promptOnStage(page)) ?? '');
        await record();
        await page.keyboard.press('Enter');
        await page.getByText(EN.outbox.waiting(count)).waitFor();
      }
      await page.reload();
      await page.getByText(EN.outbox.waiting(2)).waitFor();
      expect(await shown.serious()).toEqual([]);
      expect(prompts.flatMap((prompt) => recorded(prompt, 'en'))).toEqual([]);
      await page.unroute('**/api/v1/prompts/*/clips/**');
      await page.getByText(EN.outbox.safe).waitFor({ state: 'detached' });
      expect(prompts.map((prompt) => recorded(prompt, 'en').length)).toEqual([1, 1]);
    });

    it('are approved by somebody else, and heard from then on', async () => {
      const { library } = line.context;
      const sent = await aRecording(line.context, 'goodbye');
      await shown.open('en', '/voices?state=waiting&search=goodbye');
      await shown.signIn('en', 'editor');
      const played = page.waitForResponse(`**/api/v1/clips/${sent}/phone.wav`);
      await shown.button(`${EN.listenWaiting}: goodbye`).click();
      expect((await played).status()).toBe(200);
      await shown.button(`${EN.approve}: goodbye`).click();
      await page.getByText(EN.approved).waitFor();
      expect(library.now().clip('goodbye', 'km')?.id).toBe(sent);
      await page.goto(`${line.url}/console/voices/prompts/goodbye`);
      await page.getByText(EN.heardNow).first().waitFor();
      await shown.button(EN.withdraw).click();
      await page.getByText(EN.withdrawn).waitFor();
      expect(library.now().clip('goodbye', 'km')?.id).not.toBe(sent);
    });

    it('show a recorder nothing else, and let nobody approve who may not', async () => {
      await aRecording(line.context, 'welcome');
      await shown.open('en');
      await shown.signIn('en', 'recorder');
      await page.getByRole('table', { name: TEXTS.en.screens.voices }).waitFor();
      expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual([
        TEXTS.en.screens.voices,
        TEXTS.en.screens.account,
      ]);
      await page.goto(`${line.url}/console/users`);
      await shown.heading(TEXTS.en.noSuchScreen).waitFor();
      await page.goto(`${line.url}/console/voices/prompts/welcome`);
      await page.getByRole('table').first().waitFor();
      await shown.button(EN.uploadFile).first().waitFor();
      for (const name of [EN.approve, EN.withdraw, EN.editText])
        expect(await shown.button(name).count()).toBe(0);
    });

    it('take one file, and say what is wrong with another', async () => {
      await shown.open('en', '/voices/prompts/press-9?language=en');
      await shown.signIn('en', 'recorder');
      const choose = page.getByLabel(`${EN.uploadFile} (km)`);
      await choose.setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer: Buffer.from('no sound') });
      await page.getByRole('alert').getByText(TEXTS.en.errors['not-audio']).waitFor();
      await choose.setInputFiles({ name: 'b.wav', mimeType: 'audio/wav', buffer: await aVoice() });
      await page.getByText(EN.taken).waitFor();
      expect(recorded('press-9')).toHaveLength(1);
    });

    it('say what to do when the microphone may not be used', async () => {
      await page.addInitScript(
        `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))`,
      );
      await shown.open('en', '/voices/record/km');
      await shown.signIn('en', 'recorder');
      await shown.button(EN.recording.start).click();
      await page.getByRole('alert').getByText(EN.recording.faults['not-allowed']).waitFor();
      expect(await shown.serious()).toEqual([]);
    });

    it('arrive in a zip that goes on after a cut connection and a reloaded page', async () => {
      const offsets: number[] = [];
      const pieces = '**/api/v1/recording-imports/pieces/*';
      page.on('request', (request) => {
        if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
      });
      await page.route(pieces, (route) => (offsets.length > 2 ? route.abort() : route.continue()));
      await shown.open('en', '/voices/upload');
      await shown.signIn('en', 'recorder');
      const file = { name: 'monday.zip', mimeType: 'application/zip', buffer: zip };
      await page.locator('input[type=file]').first().setInputFiles(file);
      await shown.button(EN.bulk.send).click();
      await page.getByText(TEXTS.en.connection.unreachable).waitFor();
      await page
        .getByText(EN.bulk.progress(39))
        .or(page.getByText(/^[1-9]\d % sent$/))
        .first()
        .waitFor();
      expect(await shown.serious()).toEqual([]);

      await page.reload();
      await page.getByText(EN.bulk.states.uploading).waitFor();
      const cut = offsets.length;
      await page.unroute(pieces);
      await page.getByText(EN.bulk.states.ready).waitFor();
      // What had arrived was not sent again.
      expect(offsets.slice(cut).every((offset) => offset > 0)).toBe(true);
      await page.getByText(EN.bulk.good(4)).waitFor();
      await page.getByRole('cell', { name: 'no-such-prompt.wav' }).waitFor();
      await page.getByRole('cell', { name: TEXTS.en.errors['unknown-prompt'] }).waitFor();
      expect(await shown.serious()).toEqual([]);
      await shown.button(EN.bulk.apply(4)).click();
      await page.getByText(EN.bulk.applied(4)).waitFor();
      expect(['press-1', 'press-4', 'no-such-prompt'].map((prompt) => recorded(prompt).length)).toEqual([
        1, 1, 0,
      ]);
    });
  },
);
