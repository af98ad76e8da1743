import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Readable } from 'node:stream';
import { exportedFacts } from '../../src/directory/export/exported-facts.ts';
import { csvOf } from '../../src/tables/csv-writer.ts';
import type { Table } from '../../src/tables/table.ts';
import { xlsxOf } from '../../src/tables/xlsx-writer.ts';
import { IMPORT_KINDS } from '../../src/directory/import/kinds.ts';
import { openSheet } from '../../src/directory/import/read/open-sheet.ts';
import type { Store } from '../../src/storage/database.ts';
import { factRows } from '../../src/storage/fact-rows.ts';
import { importInto } from '../support/imports.ts';
import { filledStore } from '../support/reference.ts';

const file = join(mkdtempSync(join(tmpdir(), 'sdap-export-')), 'facts');
const WRITERS: [string, (table: Table) => Readable][] = [
  ['CSV', csvOf],
  ['XLSX', xlsxOf],
];

/** Rows of the kinds of which nothing ships, and one that is hard to write for each that has free text. */
const ROWS: Record<string, string> = {
  offices:
    'key,kind,place_code,confirmed_by,confirmed_at,phone,sample\nbanan,owso,0201,Sok,2026-11-01,+85512345678,no\n',
  'opening-hours':
    'office,weekday,from,to,confirmed_by,confirmed_at\nbanan,1,07:30,11:00,Sok,2026-11-01\nbanan,1,14:00,24:00,Sok,2026-11-01\n',
  holidays: 'date,name_en,source_url\n2026-11-09,"=2+3, ""the day""\nof <rest> & \'quiet\'",\n',
  population: 'place_code,year,people,confirmed_by,confirmed_at\n020101,2024,12000,-NIS,2026-11-01\n',
  requests: 'number,office,place,service,state,next,ready_on\n0201471,owso,0201,id-card,ready,,2026-12-01\n',
  villages: "code,name_km,name_en\n02010101,ភូមិមួយ,One\n02010102,ភូមិពីរ,'+Two\n",
};

let store: Store;
beforeAll(async () => {
  store = filledStore();
  for (const [kind, text] of Object.entries(ROWS)) {
    writeFileSync(file, text);
    expect((await importInto(store, kind, file)).problems).toEqual([]);
  }
});

const write = (table: Table, writer: (table: Table) => Readable): Promise<void> =>
  pipeline(writer(table), createWriteStream(file));

/** A table of texts whose first row names the columns. */
const tableOf = ([head = [], ...rows]: string[][]): Table => ({
  name: 'texts',
  columns: head.map((name) => ({ name, type: 'text' })),
  pages: [rows],
});

describe.each(WRITERS)('a table written as %s', (_format, writer) => {
  it.each(IMPORT_KINDS.map((kind) => [kind.name, kind] as const))(
    'and brought back changes nothing: %s',
    async (name, kind) => {
      const rows = factRows(store);
      await write(exportedFacts(rows, kind), writer);
      expect(rows.count(kind)).toBeGreaterThan(0);
      expect(await importInto(store, name, file)).toMatchObject({
        problems: [],
        rows: rows.count(kind),
        laid: { added: 0, changed: 0, unchanged: rows.count(kind), removed: 0 },
      });
    },
  );

  it('is read as it was written, whatever the cells say', async () => {
    // A row without any text is no row, and XML has no words for control characters.
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replaceAll(/\p{Cc}/gu, ' '));
    const texts = fc.oneof(
      cell,
      fc.constantFrom('=1+1', "'=1", '+855', '-', '@x', '007', 'a\nb', '"', '<&>', ' x '),
    );
    const table = fc.array(fc.tuple(fc.constant('x'), texts, texts), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        await write(tableOf(rows), writer);
        const read: string[][] = [];
        for await (const { cells } of (await openSheet(file)).rows)
          read.push(Array.from({ length: 3 }, (_one, index) => cells[index] ?? ''));
        expect(read).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });
});
