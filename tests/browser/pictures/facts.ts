import { TEXTS } from '../../../src/console/texts/texts.ts';
import type { Sitting } from './picture.ts';

const HEADER = 'place_code,year,side,component,planned_riel,actual_riel,confirmed_by,confirmed_at';
const GOOD = [
  '020101,2025,spending,roads,120000000,98000000,Sangkat office,2026-11-20',
  '020101,2025,spending,water,40000000,41500000,Sangkat office,2026-11-20',
  '020101,2025,spending,social,25000000,25000000,,',
];
const BAD = [
  '020101,2025,spending,roads,12 million,98000000,Sangkat office,2026-11-20',
  '999999,2025,spending,water,40000000,41500000,Sangkat office,2026-11-20',
  '020101,2025,spending,social,25000000,25000000,Sangkat office,',
];

/** The kinds, a table, a row that is changed, a file that is looked at, a budget as it is heard. */
export async function takeFacts({ page, language, line: { url }, take }: Sitting): Promise<void> {
  const words = TEXTS[language].facts;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first();
  await page.goto(`${url}/console/facts`);
  await page.getByRole('link', { name: words.kinds['services']?.[0] ?? '' }).waitFor();
  await take('facts');
  await page.goto(`${url}/console/facts/services`);
  await page.getByRole('table').waitFor();
  await take('facts-services');
  await button(new RegExp(`^${words.change}: `)).click();
  await page.getByRole('dialog').waitFor();
  await take('facts-row');
  await page.goto(`${url}/console/facts/budgets?place=020101`);
  await button(new RegExp(`^${words.hear.open}: `)).click();
  await page
    .getByRole('dialog')
    .getByText(/រៀល|riel/i)
    .first()
    .waitFor();
  await take('facts-heard');
  await page.setViewportSize({ width: 1200, height: 1700 });
  await page.goto(`${url}/console/facts/budgets/020101/2025`);
  await page.getByRole('heading', { name: words.budget.source }).waitFor();
  await take('budget');
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.getByRole('textbox').first().fill('123456');
  await page.getByRole('link', { name: TEXTS[language].screens.users, exact: true }).click();
  await button(TEXTS[language].unsaved.leave).waitFor();
  await take('unsaved');
  await button(TEXTS[language].unsaved.leave).click();
  await page.goto(`${url}/console/facts/budgets`);
  await button(words.budget.begin).click();
  await page.getByRole('dialog').getByLabel(words.budget.year, { exact: true }).fill('2026');
  await take('budget-begin');
  for (const [name, lines] of [
    ['facts-preview', GOOD],
    ['facts-problems', BAD],
  ] as const) {
    await page.goto(`${url}/console/facts/budgets/file`);
    const buffer = Buffer.from([HEADER, ...lines].join('\n'));
    const file = { name: 'sangkat-2025.csv', mimeType: 'text/csv', buffer };
    await page.locator('input[type=file]').setInputFiles(file);
    await button(words.bring.read).click();
    await page.getByRole('table').first().waitFor();
    await take(name);
    await button(lines === GOOD ? words.bring.discard : words.bring.another).click();
    await button(words.bring.read).waitFor();
  }
}
