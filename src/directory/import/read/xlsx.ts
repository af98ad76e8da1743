import { SheetError, type Sheet, type SheetRow } from '../sheet.ts';
import { cellText, type Workbook } from './cells.ts';
import { openParts, type Parts } from './zip.ts';
import { readXml, type XmlHandler } from './xml.ts';

/** Unpacked. 200,000 rows of ten columns are about 100 MB. */
const MOST_SHEET_BYTES = 512_000_000;
const MOST_STRINGS_BYTES = 64_000_000;
const MOST_PART_BYTES = 16_000_000;
/** Texts of cells are kept in memory once each: so many characters and no more. */
const MOST_CHARACTERS = 16_000_000;
const MOST_COLUMNS = 200;
const MOST_ROWS = 1_048_576;

/** The first sheet of an XLSX, row by row: its texts are kept in memory, its rows are not. */
export function xlsxSheet(file: string): Sheet {
  return { rows: rowsOf(file) };
}

async function* rowsOf(file: string): AsyncGenerator<SheetRow> {
  const parts = await openParts(file);
  try {
    const { sheet, startsIn1904 } = await firstSheet(parts);
    const workbook: Workbook = {
      strings: parts.has(STRINGS) ? await stringsOf(parts) : [],
      dateStyles: parts.has(STYLES) ? await dateStylesOf(parts) : new Set(),
      startsIn1904,
    };
    yield* sheetRows(parts, sheet, workbook);
  } finally {
    parts.close();
  }
}

const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';
const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

async function readWhole(parts: Parts, name: string, mostBytes: number, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(await parts.open(name, mostBytes), handler));
}

async function firstSheet(parts: Parts): Promise<{ sheet: string; startsIn1904: boolean }> {
  let id: string | undefined;
  let startsIn1904 = false;
  await readWhole(parts, WORKBOOK, MOST_PART_BYTES, {
    open: (name, attributes) => {
      if (name === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet') id ??= attributes['r:id'] ?? attributes['id'];
    },
  });
  const targets = new Map<string, string>();
  await readWhole(parts, RELATIONS, MOST_PART_BYTES, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target);
    },
  });
  const target = targets.get(id ?? '');
  if (!target) throw new SheetError('This XLSX has no sheet.');
  return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, startsIn1904 };
}

async function stringsOf(parts: Parts): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  let text: string | undefined;
  let ofPhonetics = false;
  await readWhole(parts, STRINGS, MOST_STRINGS_BYTES, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') ofPhonetics = true;
    },
    text: (piece) => {
      if (text === undefined || ofPhonetics) return;
      text += piece;
      characters += piece.length;
      if (characters > MOST_CHARACTERS) throw new SheetError('This XLSX has too much text. Save it as CSV.');
    },
    close: (name) => {
      if (name === 'rPh') ofPhonetics = false;
      if (name !== 'si') return;
      strings.push(text ?? '');
      text = undefined;
    },
  });
  return strings;
}

/** Numbers of the built-in formats that show a date or a time. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** The styles (by their place in the list) under which a number is a date. */
async function dateStylesOf(parts: Parts): Promise<Set<number>> {
  const formats = new Set<number>();
  const styles = new Set<number>();
  let count: number | undefined;
  await readWhole(parts, STYLES, MOST_PART_BYTES, {
    open: (name, attributes) => {
      if (name === 'numFmt' && showsDate(attributes['formatCode'] ?? ''))
        formats.add(Number(attributes['numFmtId']));
      if (name === 'cellXfs') count = 0;
      if (name !== 'xf' || count === undefined) return;
      const id = Number(attributes['numFmtId']);
      if (isBuiltInDate(id) || formats.has(id)) styles.add(count);
      count += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') count = undefined;
    },
  });
  return styles;
}

/** A format with a letter of a date in it, outside of quoted words and of [colours]. */
const showsDate = (code: string): boolean => /[ymdhs]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

async function* sheetRows(parts: Parts, sheet: string, workbook: Workbook): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  const handler = rowHandler(workbook, (row) => ready.push(row));
  for await (const _ of readXml(await parts.open(sheet, MOST_SHEET_BYTES), handler)) {
    yield* ready.splice(0);
  }
}

/** Makes rows of the tags `row`, `c`, `v` and `is`. A row or cell may leave out its number, and follows the last. */
function rowHandler(workbook: Workbook, onRow: (row: SheetRow) => void): XmlHandler {
  let row: SheetRow = { number: 0, cells: [] };
  let cell = { column: 0, type: 'n', style: 0, text: '' };
  let inValue = false;
  return {
    open: (name, attributes) => {
      if (name === 'row') row = { number: Number(attributes['r'] ?? row.number + 1), cells: [] };
      if (name === 'c') {
        const column = columnOf(attributes['r'], row.cells.length);
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '' };
      }
      if (name === 'v' || name === 't') inValue = true;
    },
    text: (piece) => {
      if (inValue) cell.text += piece;
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'c') {
        while (row.cells.length < cell.column) row.cells.push('');
        row.cells[cell.column] = cellText(cell, workbook);
      }
      if (name === 'row') onRow(inBounds(row));
    },
  };
}

function inBounds(row: SheetRow): SheetRow {
  if (row.number >= 1 && row.number <= MOST_ROWS) return row;
  throw new SheetError('This XLSX has a row whose number no spreadsheet has. Save it anew and try again.');
}

/** `C17` is the third column, which is 2 here. */
function columnOf(reference: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return next;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  if (column < MOST_COLUMNS) return column;
  throw new SheetError(
    `This XLSX has more than ${MOST_COLUMNS} columns. Take out those that are not needed.`,
  );
}
