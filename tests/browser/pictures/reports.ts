import { REPORTS } from '../../../src/analytics/reports.ts';
import { wordsOf } from '../../../src/analytics/report-words.ts';
import { REPORT_TEXTS } from '../../../src/console/texts/report-texts.ts';
import type { Sitting } from './picture.ts';

/** What is shown of a report that has more to show than it does at first. */
const SHOWN: Readonly<Record<string, string>> = {
  calls: '?by=week',
  topics: '?by=month',
};

/** The list, every report as a whole, and one beside the time before. In: whoever reads them is signed in. */
export async function takeReports({ page, language, line, take }: Sitting): Promise<void> {
  const words = REPORT_TEXTS[language];
  await page.goto(`${line.url}/console/reports`);
  await page.getByRole('link', { name: wordsOf('calls')[language].title }).waitFor();
  await take('reports');
  const wanted = [...REPORTS.keys()].map((name) => [name, SHOWN[name] ?? ''] as const);
  for (const [name, query] of [...wanted, ['calls', '?by=month&compare=before'] as const]) {
    await page.setViewportSize({ width: 1200, height: 1500 });
    await page.goto(`${line.url}/console/reports/${name}${query}`);
    const drawn = page.locator('[data-drawn=true], [data-province]').first();
    await drawn.or(page.getByText(words.empty)).first().waitFor();
    await take(query.includes('compare') ? `report-${name}-compared` : `report-${name}`);
  }
  await page.setViewportSize({ width: 1200, height: 800 });
}
