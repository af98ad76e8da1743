import { describe, expect, it } from 'vitest';
import { FORMATS, type FormatName } from '../../src/tables/formats.ts';
import type { Table } from '../../src/tables/table.ts';
import { xlsxOf } from '../../src/tables/xlsx-writer.ts';
import { bytesOf, READERS, sheetsOf } from '../support/table-files.ts';

/** 21 November 2026, 18:00 in Phnom Penh. */
const AT = Date.UTC(2026, 10, 21, 11);

const COLUMNS = [
  { name: 'words', type: 'text' },
  { name: 'count', type: 'whole' },
  { name: 'share', type: 'number' },
  { name: 'counted', type: 'yesNo' },
  { name: 'on', type: 'day' },
  { name: 'at', type: 'moment' },
] as const;

const tableOf = (pages: Table['pages']): Table => ({ name: 'example', columns: COLUMNS, pages });

const FULL = ['=ស្តាប់ "1", <b>', 7, -0.5, true, '2026-11-21', AT];
const UNKNOWN = [null, null, null, null, null, null];

/** 21 November 2026 as spreadsheets count days. */
const SERIAL = 46_347;

const EXPECTED: Record<FormatName, object> = {
  csv: {
    ...{ words: `'=ស្តាប់ "1", <b>`, count: '7', share: '-0.5', counted: 'yes' },
    ...{ on: '2026-11-21', at: '2026-11-21T18:00:00+07:00' },
  },
  jsonl: {
    ...{ words: '=ស្តាប់ "1", <b>', count: 7, share: -0.5, counted: true },
    ...{ on: '2026-11-21', at: '2026-11-21T18:00:00+07:00' },
  },
  parquet: {
    ...{ words: '=ស្តាប់ "1", <b>', count: 7, share: -0.5, counted: true },
    ...{ on: new Date('2026-11-21'), at: new Date(AT) },
  },
  xlsx: {
    ...{ words: '=ស្តាប់ "1", <b>', count: 7, share: -0.5, counted: 'yes' },
    ...{ on: SERIAL, at: SERIAL + 0.75 },
  },
};

const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

describe.each(FORMAT_NAMES)('a table as %s', (format) => {
  const rowsOf = async (table: Table) => READERS[format](await bytesOf(FORMATS[format].write(table)));

  it('says of every kind of cell what it is', async () => {
    const [full, unknown] = await rowsOf(tableOf([[FULL], [], [UNKNOWN]]));
    expect(full).toEqual(EXPECTED[format]);
    for (const cell of Object.values(unknown ?? { none: 1 })) expect(cell ?? '').toBe('');
  });

  it('has every row of every page in its order, and a table without rows has none', async () => {
    const pages = Array.from({ length: 30 }, (_page, page) =>
      Array.from({ length: 1000 }, (_row, row) => ['x', page * 1000 + row, 0, false, '2026-01-01', AT]),
    );
    const rows = await rowsOf(tableOf(pages));
    expect(rows.map(({ count }) => Number(count))).toEqual(Array.from({ length: 30_000 }, (_one, i) => i));
    expect(await rowsOf(tableOf([]))).toEqual([]);
  });

  it('asks for no page before the last one was taken, and for none after whoever reads has gone', async () => {
    let asked = 0;
    let isOver = false;
    const words = Array.from({ length: 40_000 }, (_one, index) => String((index * 7_919) % 65_537).repeat(9));
    async function* endless() {
      try {
        for (;;) {
          asked += 1;
          yield await Promise.resolve(words.map((word) => [word, 1, 0, false, '2026-01-01', AT]));
        }
      } finally {
        isOver = true;
      }
    }
    const stream = FORMATS[format].write(tableOf(endless()));
    const reader = stream[Symbol.asyncIterator]();
    for (let piece = 0; piece < 2; piece += 1) await reader.next();
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toBeLessThan(10);
    await reader.return?.();
    await expect.poll(() => isOver, { timeout: 20_000 }).toBe(true);
  });

  it('fails where its rows fail, and is no shorter file', async () => {
    async function* failing() {
      yield await Promise.resolve([FULL]);
      throw new Error('the log cannot be read');
    }
    await expect(bytesOf(FORMATS[format].write(tableOf(failing())))).rejects.toThrow(
      'the log cannot be read',
    );
  });
});

describe('a workbook', () => {
  it('goes on in another sheet where one is full', async () => {
    const rows = Array.from({ length: 7 }, (_one, index) => ['x', index, 0, false, '2026-01-01', AT]);
    const sheets = await sheetsOf(await bytesOf(xlsxOf(tableOf([rows.slice(0, 4), rows.slice(4)]), 4)));
    expect(sheets.map((sheet) => sheet.map(({ count }) => count))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
  });

  it('says in its last sheet what the others are about', async () => {
    const rows = Array.from({ length: 4 }, (_one, index) => ['x', index, 0, false, '2026-01-01', AT]);
    const about: Table['about'] = {
      ...{ name: 'about', columns: [{ name: 'what', type: 'text' }] },
      pages: [[['counted by hand']]],
    };
    const sheets = await sheetsOf(await bytesOf(xlsxOf({ ...tableOf([rows]), about }, 4)));
    expect(sheets.map((sheet) => sheet.length)).toEqual([3, 1, 1]);
    expect(sheets.at(-1)).toEqual([{ what: 'counted by hand' }]);
  });

  it('begins no sheet for nothing', async () => {
    const rows = Array.from({ length: 3 }, (_one, index) => ['x', index, 0, false, '2026-01-01', AT]);
    expect(await sheetsOf(await bytesOf(xlsxOf(tableOf([rows]), 4)))).toHaveLength(1);
  });
});
