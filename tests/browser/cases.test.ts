import axe from 'axe-core';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCase } from '../../src/cases/work-on-case.ts';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { buildPage, noBrowser, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { SimulatedCaller } from '../support/simulated-caller.ts';
import { PASSWORD, person } from '../support/staff.ts';

let line: RunningLine;
let browser: Browser;

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLine();
  await person(line.context, 'case-officer', { username: 'sophea', name: 'Sophea', districts: ['0201'] });
  browser = await startChromium();
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `the messages in the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let context: BrowserContext;
    let page: Page;
    let complaints: string[];

    beforeEach(async () => {
      complaints = [];
      context = await browser.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce' });
      context.setDefaultTimeout(20_000);
      page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
    });

    afterEach(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });

    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    const section = (name: string): Locator => page.getByRole('region', { name, exact: true });

    /** A bare expression: the tests' compiler knows no DOM, and the page lets nobody evaluate text. */
    const audio = (property: string): Promise<number> =>
      page.evaluate<number>(`document.querySelector('audio')?.${property} ?? -1`);

    const signIn = async (language: ScreenLanguage): Promise<void> => {
      const words = TEXTS[language].signIn;
      await page.goto(`${line.url}/console`);
      await page.getByRole('heading', { name: TEXTS.km.signIn.title }).waitFor();
      if (language === 'en') await page.getByText('English', { exact: true }).click();
      await page.getByLabel(words.username, { exact: true }).fill('sophea');
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await button(words.submit).click();
      await page.getByRole('navigation').waitFor();
    };

    const serious = async (): Promise<string[]> => {
      await page.evaluate(axe.source);
      const found = await page.evaluate<string>(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] }).then(({ violations }) => JSON.stringify(
          violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 150)).join(' | '))))`,
      );
      return JSON.parse(found) as string[];
    };

    /** A sound in a file, as an officer has it from the recorder of a phone. */
    const soundFile = async (seconds: number): Promise<string> => {
      const path = join(mkdtempSync(join(tmpdir(), 'sdap-answer-')), 'answer.wav');
      writeFileSync(path, await toneApi.fetchRecording(`https://simulator.invalid/a/tone/${seconds}`));
      return path;
    };

    it.each(['km', 'en'] as const)('are heard, worked on and answered, in %s', async (language) => {
      const number = await new SimulatedCaller(line).reportsARoad();
      const texts = TEXTS[language];
      const words = texts.cases;
      await signIn(language);
      await page.getByRole('navigation').getByRole('link', { name: texts.screens.cases }).click();
      await page.getByRole('link', { name: number }).waitFor();
      expect(await serious()).toEqual([]);
      await page.getByRole('link', { name: number }).click();
      await page.getByRole('heading', { level: 1, name: words.title(number) }).waitFor();
      expect(await serious()).toEqual([]);

      await button(words.listen).click();
      await expect.poll(() => audio('duration')).toBeGreaterThan(8);
      await page.locator('audio').focus();
      await page.keyboard.press('Space');
      await expect.poll(() => audio('currentTime')).toBeGreaterThan(0.3);
      await button(words.onFive).press('Enter');
      await expect.poll(() => audio('currentTime')).toBeGreaterThan(5);
      await page.getByText('1.5', { exact: true }).click();
      expect(await audio('playbackRate')).toBe(1.5);
      expect(await serious()).toEqual([]);

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

      await page.locator('input[type=file]').setInputFiles(await soundFile(language === 'km' ? 4 : 5));
      await button(words.sendAnswer).click();
      await page.getByText(words.callerHears.answered).waitFor();
      await button(words.can.close).click();
      await page.getByRole('dialog').getByLabel(words.reason, { exact: true }).fill('The road is mended.');
      expect(await serious()).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: words.can.close }).click();
      await page.getByText(words.callerHears.closed).waitFor();
      expect(await serious()).toEqual([]);

      const reply = line.context.cases.replies(number)[0]?.recording;
      expect(reply).toBeTruthy();
      expect(await new SimulatedCaller(line).hearsOf(number)).toEqual(
        expect.arrayContaining(['case-closed', 'case-reply', reply]),
      );
    });

    it('tell an officer what another one did meanwhile, and take the part that is covered away', async () => {
      const number = await new SimulatedCaller(line).reportsARoad();
      const words = TEXTS.en.cases;
      await signIn('en');
      await page.goto(`${line.url}/console/cases/${number}`);
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
      expect(await serious()).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: words.redact }).click();
      await page.getByText(words.redacted).waitFor();
      expect(line.context.cases.find(number)?.recording).not.toBe(old);
      await button(words.deleteSound).click();
      await page.getByRole('dialog').getByRole('button', { name: words.deleteSound }).click();
      await page.getByText(words.sound.deleted).waitFor();
    });
  },
);
