import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analystHere, type Analyst } from '../../src/analytics/analyst.ts';
import { readerOf } from '../../src/analytics/reader.ts';
import { exportFiles } from '../../src/exports/export-files.ts';
import { NOW } from '../support/line.ts';
import { fillWithCalls } from '../support/many-calls.ts';
import { emptyStore } from '../support/reference.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const WISH = { table: 'calls', format: 'csv' } as const;

function desk(overrides: { analyst?: Analyst; folder?: string } = {}) {
  const store = emptyStore();
  fillWithCalls(store, 50);
  const clock = { now: NOW };
  const failures: unknown[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'sdap-exports-'));
  const parts = {
    ...{ analyst: analystHere(readerOf(store)), folder, now: () => clock.now, ...overrides },
    keepMs: () => DAY_MS,
    failed: (error: unknown) => failures.push(error),
  };
  return { files: exportFiles(parts), parts, clock, failures, folder: parts.folder };
}

const ready = (files: ReturnType<typeof exportFiles>, id: string) =>
  expect.poll(() => files.find(id, 'sok').state, { timeout: 20_000 }).toBe('ready');

it('survives the end of the process, and what was unfinished goes', async () => {
  const { files, folder, parts } = desk();
  const { id } = files.make(WISH, 'sok');
  await ready(files, id);
  writeFileSync(join(folder, 'other.csv.part'), 'half');
  await expect.poll(() => readdirSync(folder)).toContain(`${id}.json`);
  const again = exportFiles(parts);
  expect(again.find(id, 'sok')).toMatchObject({ state: 'ready', rows: 50 });
  expect(readdirSync(folder).sort()).toEqual([`${id}.csv`, `${id}.json`]);
});

it('goes when it is older than it is kept', async () => {
  const { files, folder, clock } = desk();
  const { id } = files.make(WISH, 'sok');
  await ready(files, id);
  expect(files.find(id, 'sok').until).toBe(NOW + DAY_MS);
  clock.now += DAY_MS;
  expect(await files.removeOlder(clock.now - DAY_MS - 1)).toBe(0);
  expect(files.of('sok')).toHaveLength(1);
  expect(files.countOlder(clock.now - DAY_MS)).toBe(1);
  expect(await files.removeOlder(clock.now - DAY_MS)).toBe(1);
  expect(files.of('sok')).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

it('says that it failed, and makes the next one', async () => {
  const { parts } = desk();
  let asked = 0;
  const analyst: Analyst = {
    ...parts.analyst,
    ask: (question, wanted) => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('gone')) : parts.analyst.ask(question, wanted);
    },
  };
  const { files, failures } = desk({ analyst });
  const first = files.make(WISH, 'sok');
  const next = files.make(WISH, 'sok');
  await ready(files, next.id);
  expect(files.find(first.id, 'sok').state).toBe('failed');
  expect(() => files.path(first.id, 'sok')).toThrow(/not ready/);
  expect(failures).toHaveLength(1);
});

it('stops when it is taken away', async () => {
  const { parts } = desk();
  let pages = 0;
  const endless = {
    ...parts.analyst,
    ask: (question: string, wanted: never) => {
      if (question !== 'exportPage') return parts.analyst.ask(question as 'exportSize', wanted);
      pages += 1;
      return Promise.resolve({ rows: [['x']], passed: 1, next: [pages] });
    },
  } as Analyst;
  const { files, folder, failures } = desk({ analyst: endless });
  const { id } = files.make(WISH, 'sok');
  await expect.poll(() => pages).toBeGreaterThan(2);
  await files.remove(id, 'sok');
  await expect.poll(() => readdirSync(folder)).toEqual([]);
  const before = pages;
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(pages).toBeLessThanOrEqual(before + 1);
  expect(failures).toEqual([]);
});
