import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A cell: text, a number, a date (a number under the date style) or, as `shared`, a text kept apart. */
export type TestCell =
  string | number | { date: number } | { shared: string } | { formula: string; value: number };

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const name = (column: number): string => String.fromCharCode(65 + column);

/** Writes an XLSX with one sheet, as small as spreadsheets make them. `parts` replaces or adds raw parts. */
export async function writeXlsx(
  file: string,
  rows: TestCell[][],
  parts: { [name: string]: string | undefined } = {},
): Promise<string> {
  const shared: string[] = [];
  const cell = (value: TestCell, reference: string): string => {
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
    if (typeof value === 'string') {
      return `<c r="${reference}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    }
    if ('date' in value) return `<c r="${reference}" s="1"><v>${value.date}</v></c>`;
    if ('formula' in value)
      return `<c r="${reference}"><f>${escaped(value.formula)}</f><v>${value.value}</v></c>`;
    return `<c r="${reference}" t="s"><v>${shared.push(value.shared) - 1}</v></c>`;
  };
  const body = rows
    .map((cells, index) => {
      const text = cells.map((value, column) =>
        value === '' ? '' : cell(value, `${name(column)}${index + 1}`),
      );
      return `<row r="${index + 1}">${text.join('')}</row>`;
    })
    .join('');
  const all: { [name: string]: string | undefined } = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${body}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  };
  const zip = new ZipFile();
  for (const [part, text] of Object.entries(all)) {
    if (text !== undefined) zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`), part);
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}
