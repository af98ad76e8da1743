import type { Browser, Page } from 'playwright-core';
import { FIELD_TEXTS, MENU_TEXTS } from '../../src/console/menus/texts/texts.ts';
import { buildPage, startChromium, startLine } from '../support/browser.ts';
import { openConsole, signInAt } from '../support/console-page.ts';
import { largeMenu } from '../support/large-menu.ts';
import { person } from '../support/staff.ts';

/*
 * How long the page computes for each letter in a menu of 400 elements: npx tsx tests/bench/typing.ts
 * Prints JSON, in milliseconds: `cpu` of the page's thread for each task, which other programs of the machine do not
 * lengthen, and `frames` as they came.
 */

const TYPED = 'Twenty letters typed';

interface TraceEvent {
  name: string;
  tdur?: number;
  pid: number;
  tid: number;
  args?: { data?: { name?: string }; name?: string };
}

async function main(): Promise<void> {
  buildPage('console');
  const line = await startLine();
  await person(line.context, 'editor');
  largeMenu(line);
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 800 } });
    await openConsole(page, line.url, 'en', '/menus');
    await signInAt(page, 'en', 'editor');
    await page.getByRole('navigation').waitFor();
    await page.goto(`${line.url}/console/menus/citizen-line`);
    await page.locator('.menu-card').first().waitFor();
    await page.waitForLoadState('networkidle');
    await watchFrames(page);
    const figures: Record<string, unknown> = {};
    figures['scrolling'] = await measured(browser, page, async () => {
      const box = await page.locator('.menu-picture').boundingBox();
      await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300);
      for (let step = 0; step < 30; step += 1) await page.mouse.wheel(20, 120);
    });
    for (const name of ['n-57', 'n-350']) {
      await page.getByRole('combobox', { name: MENU_TEXTS.en.editor.find, exact: true }).click();
      await page.keyboard.type(name);
      await page.getByRole('option', { name, exact: true }).click();
      const note = page.locator(`[data-form="${name}"]`).getByLabel(FIELD_TEXTS.en.fields['note'] ?? '');
      figures[`typing in ${name}`] = await measured(browser, page, async () => {
        await note.pressSequentially(TYPED, { delay: 60 });
        await page.locator('[data-saving="saved"]').waitFor();
      });
    }
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await browser.close();
    await line.close();
  }
}

const watchFrames = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    window.frames_ = []; let last = performance.now();
    const tick = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  })()`);

async function measured(browser: Browser, page: Page, act: () => Promise<void>): Promise<object> {
  await page.evaluate('window.frames_.splice(0)');
  await browser.startTracing(page, {
    categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'],
  });
  await act();
  const frames = await page.evaluate<number[]>('window.frames_.splice(0)');
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const main = traceEvents.filter(
    (event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain',
  );
  const isMain = ({ pid, tid }: TraceEvent): boolean =>
    main.some((one) => one.pid === pid && one.tid === tid);
  const tasks = traceEvents
    .filter((event) => event.name.endsWith('RunTask') && event.tdur !== undefined && isMain(event))
    .map(({ tdur = 0 }) => tdur / 1000);
  return {
    cpu: {
      ...spread(tasks.filter((task) => task > 1)),
      all: Math.round(tasks.reduce((a, b) => a + b, 0)),
    },
    frames: spread(frames),
  };
}

function spread(values: readonly number[]): Record<string, number> {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { count: values.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}

await main();
