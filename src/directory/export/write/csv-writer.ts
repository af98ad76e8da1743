import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { guarded } from '../../import/read/formula-guard.ts';

/** Rows of texts as CSV in UTF-8, with the mark by which spreadsheets know it; written as fast as it is read. */
export function csvOf(rows: Iterable<string[]>): Readable {
  const source = Readable.from(guardedRows(rows));
  const writer = stringify({ bom: true });
  source.on('error', (error) => writer.destroy(error));
  writer.on('close', () => source.destroy());
  return source.pipe(writer);
}

function* guardedRows(rows: Iterable<string[]>): Iterable<string[]> {
  for (const row of rows) yield row.map(guarded);
}
