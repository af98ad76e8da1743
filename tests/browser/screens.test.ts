import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEXTS, type ScreenLanguage } from '../../src/console/texts/texts.ts';
import { permissionsOf, ROLES, type Role } from '../../src/staff/roles.ts';
import { buildPage, noBrowser, startChromium, type RunningLine } from '../support/browser.ts';
import { consolePage, onConsolePages, type ConsolePage } from '../support/console-page.ts';
import { screenAddresses, type ScreenAddress } from '../support/console-screens.ts';
import { startLineWithCalls } from '../support/made-calls.ts';
import { aHum } from '../support/made-sounds.ts';
import { SimulatedCaller } from '../support/simulated-caller.ts';
import { person } from '../support/staff.ts';

/* Every screen, by the one list of them, for every role that may see it, in both languages, on a desk and on a phone. */

/** An old laptop, and a small phone. */
const DESK = 1280;
const PHONE = 360;

interface Walk {
  role: Role;
  language: ScreenLanguage;
  widths: readonly number[];
}

/** An administrator sees all that there is; the others see less of the same. */
const WALKS: readonly Walk[] = ROLES.flatMap((role): Walk[] =>
  role === 'administrator'
    ? [
        { role, language: 'km', widths: [DESK, PHONE] },
        { role, language: 'en', widths: [DESK, PHONE] },
      ]
    : [{ role, language: 'km', widths: [DESK] }],
);

const PATIENCE_MS = 300_000;
const CALLS = 40;

let line: RunningLine;
let browser: Browser;
let addresses: ScreenAddress[];

beforeAll(async () => {
  if (noBrowser !== undefined) return;
  buildPage('console');
  line = await startLineWithCalls(CALLS);
  for (const role of ROLES) {
    const districts = role === 'case-officer' ? { districts: ['0201'] } : {};
    await person(line.context, role, { username: role, name: 'ចាន់ធី', ...districts });
  }
  const of = { flow: 'citizen-line', name: 'calls', language: 'km', kind: 'services', id: 'goodbye' };
  const number = await new SimulatedCaller(line).reportsARoad();
  addresses = screenAddresses({ ...of, place: '020101', year: '2024', number, '/calls/:id': anyCall() });
  browser = await startChromium(await aHum());
});

const anyCall = (): string =>
  line.context.database.statement<{ id: string }>('select id from calls order by started_at limit 1').all()[0]
    ?.id ?? '';

afterAll(async () => {
  await browser?.close();
  await line?.close();
});

describe.skipIf(noBrowser !== undefined)(
  `every screen of the console${noBrowser ? ` (skipped: ${noBrowser})` : ''}`,
  () => {
    let shown: ConsolePage;
    onConsolePages(
      () => consolePage(line, browser),
      (opened) => (shown = opened),
    );
    it.each(WALKS)('fits and can be used: $role, $language, $widths', walk, PATIENCE_MS);

    /** Whether the page is no wider than the window, once the menu beside it has moved away. */
    const fits = (width: number): Promise<boolean> =>
      expect
        .poll(() => shown.page.evaluate<number>('document.documentElement.scrollWidth'), { timeout: 3_000 })
        .toBeLessThanOrEqual(width)
        .then(
          () => true,
          () => false,
        );

    async function walk({ role, language, widths }: Walk): Promise<void> {
      const { page } = shown;
      await shown.open(language);
      await shown.signIn(language, role);
      await page.getByRole('navigation').first().waitFor();
      const permissions = permissionsOf(role);
      const may = addresses.filter(
        ({ permission }) => permission === null || permissions.includes(permission),
      );
      const found: string[] = [];
      for (const { path } of may) {
        await page.setViewportSize({ width: DESK, height: 800 });
        await page.goto(`${line.url}/console${path}`);
        // A screen to change something is not there for those who may only read.
        const arrived = page
          .getByRole('heading', { level: 1 })
          .or(page.getByText(TEXTS[language].noSuchScreen));
        await arrived.first().waitFor();
        await page.waitForLoadState('networkidle');
        for (const width of widths) {
          const where = `${width} wide`;
          await page.setViewportSize({ width, height: 800 });
          if (!(await fits(width))) found.push(`${path}, ${where}: cut off`);
          for (const one of await shown.serious()) found.push(`${path}, ${where}: ${one}`);
        }
        if ((await page.locator('html').getAttribute('lang')) !== language) found.push(`${path}: language`);
      }
      expect(may.length).toBeGreaterThan(1);
      expect(found).toEqual([]);
    }
  },
);
