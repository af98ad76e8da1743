import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { ROOT } from '../../src/context.ts';
import { noteOnCase, decideCase, openCase, replyWithSound, setDue } from '../../src/cases/work-on-case.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { buildPage, startChromium, startLine, type RunningLine } from '../support/browser.ts';
import { SimulatedCaller } from '../support/simulated-caller.ts';
import { PASSWORD, person } from '../support/staff.ts';

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
  const number = await messages(line);
  const browser = await startChromium();
  try {
    for (const language of ['km', 'en'] as const) {
      const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
      await page.goto(`${line.url}/console`);
      await take(page, language, number);
      await page.close();
    }
  } finally {
    await browser.close();
    await line.close();
  }
}

/** Problems of places, one that is late and one that is answered. Out: the number of the one to be looked at. */
async function messages(line: RunningLine): Promise<string> {
  const { caseWork } = line.context;
  const sophea = { kind: 'system', id: 'screenshots', name: 'កែវ សុភា', districts: null } as const;
  const numbers: string[] = [];
  for (let count = 0; count < 4; count += 1) numbers.push(await new SimulatedCaller(line).reportsARoad());
  const [late = '', answered = '', closed = '', looked = ''] = numbers;
  const of = (number: string) => ({ number, seen: null });
  setDue(caseWork, sophea, of(late), '2026-01-05');
  for (const number of [answered, closed]) {
    const sound = await toneApi.fetchRecording('https://simulator.invalid/a/tone/12');
    await replyWithSound(caseWork, sophea, of(number), sound);
  }
  decideCase(caseWork, sophea, of(closed), 'close', 'ឃុំបានជួសជុលផ្លូវហើយ។');
  openCase(caseWork, sophea, of(looked));
  noteOnCase(caseWork, sophea, of(looked), 'បានទូរស័ព្ទទៅឃុំ។ គេនឹងទៅមើលផ្លូវនៅថ្ងៃច័ន្ទ។');
  return looked;
}

async function take(page: Page, language: ScreenLanguage, number: string): Promise<void> {
  const texts = TEXTS[language];
  const shoot = async (name: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `console-${name}-${language}.png`) });
  };
  if (language === 'en') await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: texts.signIn.title }).waitFor();
  await shoot('sign-in');
  await page.getByLabel(texts.signIn.username, { exact: true }).fill('chanthy');
  await page.getByLabel(texts.signIn.password, { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: texts.signIn.submit, exact: true }).click();
  await page.getByRole('navigation').waitFor();
  for (const screen of ['cases', 'users', 'audit', 'account'] as const) {
    await page.getByRole('navigation').getByRole('link', { name: texts.screens[screen] }).click();
    await page.getByRole('heading', { level: 1, name: texts.screens[screen] }).waitFor();
    await shoot(screen);
  }
  await page.goto(`${new URL(page.url()).origin}/console/cases/${number}`);
  await page.getByRole('button', { name: texts.cases.listen, exact: true }).click();
  await page.locator('audio').waitFor();
  await page.setViewportSize({ width: 1200, height: 1400 });
  await shoot('case');
}

await main();
