import { TEXTS } from '../../../src/console/texts/texts.ts';
import { changeRow } from '../../../src/directory/import/change-row.ts';
import type { RunningLine } from '../../support/browser.ts';
import type { Sitting } from './picture.ts';

/** Two numbers of their own: of a poster in one commune, and of one that speaks English. */
export function linesOf({ context }: RunningLine): void {
  const sender = { name: 'screenshots', at: context.clock.now(), reaches: () => true };
  const rows = [
    { number: '1294', place: '', language: '', note: 'លេខខ្លីរបស់ខ្សែ' },
    { number: '+85523123456', place: '020101', language: 'km', note: 'ផ្ទាំងប៉ាណូនៅផ្សារ' },
  ];
  for (const row of rows) changeRow(context.facts, context.lines.kind, row, null, sender);
}

/** The settings, each part of them, and a number that is changed. */
export async function takeSettings({ page, language, line, take }: Sitting): Promise<void> {
  const texts = TEXTS[language];
  const words = texts.settings;
  const open = async (path: string, name: string): Promise<void> => {
    await page.goto(`${line.url}/console${path}`);
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  };
  await open('/settings', texts.screens.settings);
  await take('settings');
  await open('/settings/lines', texts.screens.lines);
  await page.getByRole('button', { name: words.lines.editTitle('1294') }).waitFor();
  await take('lines');
  await page.getByRole('button', { name: words.lines.editTitle('+85523123456') }).click();
  await page.getByRole('dialog').waitFor();
  await page.setViewportSize({ width: 1200, height: 1000 });
  await take('line');
  await open('/settings/providers', texts.screens.providers);
  await page.getByRole('button', { name: `${words.providers.check}: Twilio` }).click();
  await page.getByText(words.providers.account.works).waitFor();
  await page.setViewportSize({ width: 1200, height: 1500 });
  await take('providers');
  await page.setViewportSize({ width: 1200, height: 1650 });
  await open('/settings/retention', texts.screens.retention);
  await page.getByText('CASE_DAYS').waitFor();
  await take('retention');
  await page.setViewportSize({ width: 1200, height: 800 });
}
