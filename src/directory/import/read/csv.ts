import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { SheetError, type Sheet, type SheetRow } from '../sheet.ts';
import { unguarded } from '../../../tables/formula-guard.ts';

/** A row is a few hundred characters; a file without a line end is no table. */
const MOST_CHARACTERS_A_ROW = 200_000;

/**
 * A file of comma-separated values in UTF-8, as spreadsheets write it: with or without a byte order mark, with any line
 * ends, and with semicolons where the computer's language wants them. Rows are read as they are asked for.
 */
export function csvSheet(file: string): Sheet {
  return { rows: rowsOf(file) };
}

async function* rowsOf(file: string): AsyncGenerator<SheetRow> {
  let number = 0;
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(file),
    relax_column_count: true,
    max_record_size: MOST_CHARACTERS_A_ROW,
  });
  const text = utf8(createReadStream(file), () => number + 1);
  const fed = feed(text, parser);
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      yield { number, cells: cells.map(unguarded) };
    }
    await fed;
  } catch (error) {
    throw plain(error, number + 1);
  }
}

/** Writes the text to the parser, and waits where the parser has enough for now. */
async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const piece of text) {
      if (!parser.write(piece)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

async function* utf8(bytes: Readable, row: () => number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const piece of bytes) yield decoder.decode(piece as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new SheetError(`The file is not UTF-8 (near row ${row()}). Save it as "CSV UTF-8" and try again.`);
  }
}

/** By the first line: names of columns have neither commas nor semicolons in them. */
async function delimiterOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_096), 0, 4_096, 0);
    const [first = ''] = buffer.toString('latin1', 0, bytesRead).split(/[\r\n]/);
    return ['\t', ';'].find((one) => first.includes(one) && !first.includes(',')) ?? ',';
  } finally {
    await handle.close();
  }
}

function plain(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  return new SheetError(
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? `Row ${row} does not end. This file is neither CSV (UTF-8) nor XLSX.`
      : `Row ${row}: its quotation marks do not match. Save the file as "CSV UTF-8" from a spreadsheet and try again.`,
  );
}
