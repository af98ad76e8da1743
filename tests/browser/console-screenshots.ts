import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { ROOT } from '../../src/context.ts';
import { buildPage, startChromium, startLine } from '../support/browser.ts';
import { makeSound, VOICE } from '../support/made-sounds.ts';
import { PASSWORD, person } from '../support/staff.ts';
import { zipOf } from '../support/zip.ts';

/* Takes the pictures of the console for the documentation: npx tsx tests/browser/console-screenshots.ts [folder] */
const folder = process.argv[2] ?? join(ROOT, 'docs/images');

async function main(): Promise<void> {
  buildPage('console');
  const line = await startLine();
  await person(line.context, 'administrator', { username: 'chanthy', name: 'ចាន់ធី' });
  await person(line.context, 'recorder', { username: 'sok.dara', name: 'សុខ ដារ៉ា' });
  await person(line.context, 'case-officer', {
    username: 'sophea',
    name: 'កែវ សុភា',
    districts: ['0306', '0307'],
  });
  const microphone = join(mkdtempSync(join(tmpdir(), 'sdap-shots-')), 'microphone.wav');
  await makeSound(microphone, VOICE);
  const browser = await startChromium(microphone);
  try {
    for (const language of ['km', 'en'] as const) {
      const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
      await page.goto(`${line.url}/console`);
      await take(page, language);
      await takeVoices(page, language, line.url);
      await page.close();
    }
  } finally {
    await browser.close();
    await line.close();
  }
}

type Shoot = (name: string) => Promise<void>;

const shooter =
  (page: Page, language: ScreenLanguage): Shoot =>
  async (name) => {
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `console-${name}-${language}.png`) });
  };

async function take(page: Page, language: ScreenLanguage): Promise<void> {
  const texts = TEXTS[language];
  const shoot = shooter(page, language);
  if (language === 'en') await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: texts.signIn.title }).waitFor();
  await shoot('sign-in');
  await page.getByLabel(texts.signIn.username, { exact: true }).fill('chanthy');
  await page.getByLabel(texts.signIn.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: texts.signIn.submit, exact: true }).click();
  await page.getByRole('navigation').waitFor();
  for (const screen of ['users', 'audit', 'account'] as const) {
    await page.getByRole('navigation').getByRole('link', { name: texts.screens[screen] }).click();
    await page.getByRole('heading', { level: 1, name: texts.screens[screen] }).waitFor();
    await shoot(screen);
  }
}

/** A prompt is recorded and kept, and a zip is sent, so that every screen has something to show. */
async function takeVoices(page: Page, language: ScreenLanguage, url: string): Promise<void> {
  const words = TEXTS[language].voices;
  const shoot = shooter(page, language);
  await page.goto(`${url}/console/voices/record/km`);
  await page.locator('[data-to-say]').waitFor();
  await page.keyboard.press('Space');
  await page.locator('[data-seconds]').waitFor();
  await page.waitForTimeout(3_000);
  await page.screenshot({ path: join(folder, `console-recording-${language}.png`) });
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: words.recording.keep, exact: true }).waitFor();
  await shoot('recorded');
  await page.keyboard.press('Enter');
  await page.getByText(words.recording.kept(1)).waitFor();
  await page.goto(`${url}/console/voices`);
  await page.getByRole('table').waitFor();
  await page.getByText(words.waiting, { exact: true }).first().waitFor();
  await shoot('voices');
  await page.goto(`${url}/console/voices/prompts/welcome`);
  await page.getByRole('table').first().waitFor();
  await shoot('prompt');
  await page.goto(`${url}/console/voices/upload`);
  const voice = await makeSound(join(tmpdir(), 'sdap-shot-voice.mp3'), VOICE);
  const buffer = await zipOf({
    'welcome.mp3': voice,
    'wellcome.mp3': voice,
    'press-1.mp3': Buffer.from('no'),
  });
  const file = { name: 'monday.zip', mimeType: 'application/zip', buffer };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: words.bulk.send, exact: true }).click();
  await page.getByText(words.bulk.states.ready).first().waitFor();
  await shoot('bulk-upload');
}

await main();
