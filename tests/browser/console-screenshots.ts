import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEXTS } from '../../src/console/texts/texts.ts';
import { ROOT } from '../../src/context.ts';
import { buildPage, startChromium, startLine } from '../support/browser.ts';
import { CARRIERS_SET } from '../support/carrier-settings.ts';
import { makeSound, VOICE } from '../support/made-sounds.ts';
import { madeCalls, MadeTime } from '../support/made-calls.ts';
import { PASSWORD, person } from '../support/staff.ts';
import { takeCalls } from './pictures/calls.ts';
import { messagesOf, takeCases } from './pictures/cases.ts';
import { takeMenus } from './pictures/menus.ts';
import { takeFacts } from './pictures/facts.ts';
import { sitting, type Sitting } from './pictures/picture.ts';
import { takeReports } from './pictures/reports.ts';
import { linesOf, takeSettings } from './pictures/settings.ts';
import { speakersOf, takeVoices } from './pictures/voices.ts';

/* Takes the pictures of the console for the documentation: npx tsx tests/browser/console-screenshots.ts [folder] */
const folder = process.argv[2] ?? join(ROOT, 'docs/images');

const CALLS = 400;

async function main(): Promise<void> {
  buildPage('console');
  const time = new MadeTime(CALLS);
  const line = await startLine(CARRIERS_SET.environment, { ...CARRIERS_SET.overrides, clock: time });
  madeCalls(line.context, time, CALLS);
  await person(line.context, 'administrator', { username: 'chanthy', name: 'ចាន់ធី' });
  await person(line.context, 'recorder', { username: 'sok.dara', name: 'សុខ ដារ៉ា' });
  await person(line.context, 'case-officer', {
    username: 'sophea',
    name: 'កែវ សុភា',
    districts: ['0306', '0307'],
  });
  linesOf(line);
  speakersOf(line);
  const number = await messagesOf(line);
  const microphone = join(mkdtempSync(join(tmpdir(), 'sdap-pictures-')), 'microphone.wav');
  await makeSound(microphone, VOICE);
  const browser = await startChromium(microphone);
  try {
    for (const language of ['km', 'en'] as const) {
      const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
      const here = sitting(folder, page, language, line);
      await takeStaff(here);
      await takeMenus(here);
      await takeCases(here, number);
      await takeCalls(here);
      await takeReports(here);
      await takeFacts(here);
      await takeVoices(here);
      await takeSettings(here);
      await page.close();
    }
  } finally {
    await browser.close();
    await line.close();
  }
}

/** Signing in, and the screens about people. */
async function takeStaff({ page, language, line, take }: Sitting): Promise<void> {
  const texts = TEXTS[language];
  await page.goto(`${line.url}/console`);
  if (language === 'en') await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: texts.signIn.title }).waitFor();
  await take('sign-in');
  await page.getByLabel(texts.signIn.username, { exact: true }).fill('chanthy');
  await page.getByLabel(texts.signIn.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: texts.signIn.submit, exact: true }).click();
  await page.getByRole('navigation').waitFor();
  for (const screen of ['users', 'audit', 'account'] as const) {
    await page.getByRole('navigation').getByRole('link', { name: texts.screens[screen] }).click();
    await page.getByRole('heading', { level: 1, name: texts.screens[screen] }).waitFor();
    await take(screen);
  }
  await page.goto(`${line.url}/console/keys`);
  await page.getByRole('button', { name: texts.keys.add, exact: true }).click();
  const window = page.getByRole('dialog');
  await window.getByLabel(texts.keys.name, { exact: true }).fill('ministry-website');
  await take('key');
  await window.getByRole('button', { name: texts.cancel, exact: true }).click();
}

await main();
