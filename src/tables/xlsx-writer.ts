import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { PHNOM_PENH_MS } from '../calendar/phnom-penh.ts';
import { cellText } from './cell-text.ts';
import { rowSource, type RowSource } from './row-source.ts';
import type { Cell, Column, Table } from './table.ts';
import { partsOf, sheetName, sheetPath, STYLES, XML } from './xlsx-parts.ts';

/** Rows of a sheet, its head too: no spreadsheet reads more. What is left goes on in the next sheet. */
export const LARGEST_SHEET = 1_048_576;

/**
 * A table as a workbook, what it is about in the last sheet, written as fast as it is read. Texts are cells under the style "text", so that codes keep their
 * zeros when somebody edits them. In: the table, and how many rows a sheet may have.
 */
export function xlsxOf(table: Table, largestSheet = LARGEST_SHEET): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const names: string[] = [];
  let sheet: Readable | undefined;
  let rows: RowSource | undefined;
  const addTable = async ({ name, columns, pages }: Table): Promise<void> => {
    rows = rowSource(pages);
    let sheets = 0;
    do {
      sheets += 1;
      names.push(sheetName(name, sheets));
      sheet = Readable.from(sheetXml(columns, rows, largestSheet), { objectMode: false });
      zip.addReadStream(sheet, sheetPath(names.length));
      await finished(sheet);
    } while (await rows.more());
  };
  const addAll = async (): Promise<void> => {
    await addTable(table);
    if (table.about) await addTable(table.about);
    for (const [path, text] of Object.entries(partsOf(names))) zip.addBuffer(Buffer.from(text), path);
    zip.end();
  };
  addAll().catch((error: unknown) => out.destroy(error as Error));
  out.on('close', () => {
    sheet?.destroy();
    void rows?.stop();
  });
  return out;
}

async function* sheetXml(
  columns: readonly Column[],
  rows: RowSource,
  largestSheet: number,
): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="100" width="18" style="${STYLES.text}"/></cols><sheetData>`;
  yield rowXml(
    columns.map(({ name }) => name),
    columns.map(({ name }) => ({ name, type: 'text' })),
    1,
  );
  for (let number = 1; number < largestSheet;) {
    const page = await rows.take(largestSheet - number);
    if (page.length === 0) break;
    yield page.map((row, index) => rowXml(row, columns, number + index + 1)).join('');
    number += page.length;
  }
  yield '</sheetData></worksheet>';
}

function rowXml(row: readonly Cell[], columns: readonly Column[], number: number): string {
  const cells = columns.map((column, index) =>
    cellXml(row[index] ?? null, column, `${columnName(index)}${number}`),
  );
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellXml(cell: Cell, { type }: Column, place: string): string {
  if (cell === null || cell === '') return '';
  if (type === 'whole' || type === 'number') return `<c r="${place}"><v>${Number(cell)}</v></c>`;
  if (type === 'moment') return numberXml(place, STYLES.moment, Number(cell) + PHNOM_PENH_MS);
  if (type === 'day') return numberXml(place, STYLES.day, Date.parse(String(cell)));
  const text = escaped(cellText(cell, type));
  return `<c r="${place}" s="${STYLES.text}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Spreadsheets count days since the end of 1899, and know no time zone. */
const numberXml = (place: string, style: number, clockMs: number): string =>
  `<c r="${place}" s="${style}"><v>${clockMs / 86_400_000 + 25_569}</v></c>`;

/** A to Z, then AA. */
const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

// XML has no words for most control characters.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
