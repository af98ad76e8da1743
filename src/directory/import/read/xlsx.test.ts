import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importInto } from '../../../../tests/support/imports.ts';
import { filledStore } from '../../../../tests/support/reference.ts';
import { writeXlsx, type TestCell } from '../../../../tests/support/xlsx.ts';
import { ROOT } from '../../../context.ts';
import { openStore, type Store } from '../../../storage/database.ts';
import { referenceStore } from '../../../storage/reference-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sdap-xlsx-'));
const filled = filledStore();
const database = filled.serialize();
filled.close();

let store: Store;
beforeEach(() => {
  store = openStore(Buffer.from(database), join(ROOT, 'db/migrations'));
});
afterEach(() => store.close());

let files = 0;
const HEADER = 'place_code,year,side,component,planned_riel,actual_riel,confirmed_by,confirmed_at';
const storedBudget = () =>
  referenceStore(store)
    .budget('020101')
    .filter(({ sample }) => !sample);

describe('an XLSX', () => {
  const cells = (planned: TestCell): TestCell[][] => [
    HEADER.split(',').map((shared) => ({ shared })),
    ['020101', 2025, { shared: 'spending' }, 'roads', planned, 10, 'Ministry', { date: 46327 }],
  ];
  const bringXlsx = async (rows: TestCell[][], parts: { [name: string]: string | undefined } = {}) =>
    importInto(store, 'budgets', await writeXlsx(join(folder, `${(files += 1)}.xlsx`), rows, parts));

  it('is read as the same CSV is, dates and numbers included', async () => {
    const csv = join(folder, 'same.csv');
    writeFileSync(csv, `${HEADER}\n020101,2025,spending,roads,100,10,Ministry,2026-11-01\n`);
    await importInto(store, 'budgets', csv);
    const byCsv = storedBudget();
    expect((await bringXlsx(cells(100))).laid).toMatchObject({ unchanged: 1, changed: 0 });
    expect(storedBudget()).toEqual(byCsv);
  });

  it('gives the value of a formula that was last shown', async () => {
    await bringXlsx(cells({ formula: 'SUM(A1)', value: 450 }));
    expect(storedBudget()[0]?.planned).toBe(450);
  });

  it('numbers its rows as the spreadsheet does', async () => {
    const [header = [], row = []] = cells('x');
    expect((await bringXlsx([header, [], [], row])).problems[0]).toMatch(/^Row 4, planned_riel/);
  });

  it.each([
    [
      'an entity of its own',
      {
        'xl/sharedStrings.xml':
          '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
      },
      /document type/,
    ],
    ['a part that is broken', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }, /broken/],
    ['no sheet', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }, /has no sheet/],
    [
      'a sheet that is not there',
      { 'xl/worksheets/sheet1.xml': undefined },
      /has no xl\/worksheets\/sheet1.xml/,
    ],
    [
      'endless text',
      { 'xl/sharedStrings.xml': `<sst><si><t>${'a'.repeat(3_000_000)}</t></si></sst>` },
      /broken/,
    ],
    ['endless depth', { 'xl/worksheets/sheet1.xml': '<a>'.repeat(1_000) }, /broken/],
    [
      'texts that unpack to more than a table has',
      {
        'xl/sharedStrings.xml': `<sst>${'<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>'.repeat(1_300_000)}</sst>`,
      },
      /too much text|larger than 64 MB/,
    ],
    [
      'more columns than a table has',
      {
        'xl/worksheets/sheet1.xml':
          '<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>',
      },
      /more than 200 columns/,
    ],
  ])('with %s is refused', async (_what, parts, sentence) => {
    await expect(bringXlsx(cells(1), parts)).rejects.toThrow(sentence);
    expect(storedBudget()).toEqual([]);
  });

  it('whose list of parts is damaged is refused', async () => {
    const file = await writeXlsx(join(folder, 'damaged.xlsx'), cells(1));
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('PK\u0001\u0002', 0, 'latin1') + 3] = 0xf9;
    writeFileSync(file, bytes);
    await expect(importInto(store, 'budgets', file)).rejects.toThrow(/is damaged/);
  });
});
