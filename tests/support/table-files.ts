import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { parquetReadObjects } from 'hyparquet';
import { openParts } from '../../src/directory/import/read/zip.ts';
import type { FormatName } from '../../src/tables/formats.ts';

export type ReadRow = Record<string, unknown>;

/** The rows of an exported file as whoever gets it reads them, by the names of its columns. In: the bytes. */
export const READERS: Record<FormatName, (bytes: Buffer) => Promise<ReadRow[]>> = {
  csv: (bytes) => Promise.resolve(parse(bytes, { columns: true, bom: true })),
  jsonl: (bytes) =>
    Promise.resolve(
      bytes
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as ReadRow),
    ),
  parquet: (bytes) => parquetReadObjects({ file: new Uint8Array(bytes).buffer }),
  xlsx: async (bytes) => (await sheetsOf(bytes)).flat(),
};

export const bytesOf = (stream: Readable): Promise<Buffer> => buffer(stream);

interface CellNode {
  v?: number;
  is?: { t: string | { '#text': string } };
  '@r': string;
}

/** The rows of each sheet of a workbook. */
export async function sheetsOf(bytes: Buffer): Promise<ReadRow[][]> {
  const file = join(mkdtempSync(join(tmpdir(), 'sdap-xlsx-')), 'table.xlsx');
  writeFileSync(file, bytes);
  const parts = await openParts(file);
  const sheets: ReadRow[][] = [];
  for (let number = 1; parts.has(`xl/worksheets/sheet${number}.xml`); number += 1) {
    const xml = await text(await parts.open(`xl/worksheets/sheet${number}.xml`, 100_000_000));
    sheets.push(rowsOfXml(xml));
  }
  parts.close();
  return sheets;
}

const XML = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => ['row', 'c'].includes(name),
  parseTagValue: false,
  trimValues: false,
});

function rowsOfXml(xml: string): ReadRow[] {
  const read = XML.parse(xml) as { worksheet: { sheetData: { row: { c?: CellNode[] }[] } } };
  const rows = read.worksheet.sheetData.row.map(({ c = [] }) =>
    Object.fromEntries(c.map((cell) => [cell['@r'].replace(/\d+$/, ''), valueOf(cell)])),
  );
  const [head = {}, ...body] = rows;
  return body.map((row) =>
    Object.fromEntries(Object.entries(head).map(([place, name]) => [String(name), row[place] ?? null])),
  );
}

function valueOf({ v, is }: CellNode): string | number {
  if (v !== undefined) return Number(v);
  const told = is?.t ?? '';
  return typeof told === 'string' ? told : told['#text'];
}
