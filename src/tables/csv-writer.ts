import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { cellText } from './cell-text.ts';
import { guarded } from './formula-guard.ts';
import type { Table } from './table.ts';

/** By this spreadsheets know UTF-8, and show Khmer. */
const MARK = '\ufeff';

/** A table as CSV in UTF-8, with the mark by which spreadsheets know it; written as fast as it is read. */
export const csvOf = (table: Table): Readable => Readable.from(csvTexts(table), { objectMode: false });

async function* csvTexts({ columns, pages }: Table): AsyncGenerator<string> {
  yield MARK + stringify([columns.map(({ name }) => guarded(name))]);
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield stringify(
      page.map((row) =>
        columns.map(({ type }, index) => {
          const cell = row[index] ?? null;
          // A number is no formula, also below zero.
          return typeof cell === 'number' ? cellText(cell, type) : guarded(cellText(cell, type));
        }),
      ),
    );
  }
}
