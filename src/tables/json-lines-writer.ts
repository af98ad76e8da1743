import { Readable } from 'node:stream';
import { momentText } from './cell-text.ts';
import type { Cell, ColumnType, Table } from './table.ts';

/** A table as JSON lines: an object for each row. What is not known is null. */
export const jsonLinesOf = (table: Table): Readable => Readable.from(lines(table), { objectMode: false });

async function* lines({ columns, pages }: Table): AsyncGenerator<string> {
  for await (const page of pages) {
    yield page
      .map((row) => {
        const cells = columns.map(({ name, type }, index) => [name, told(row[index] ?? null, type)] as const);
        return `${JSON.stringify(Object.fromEntries(cells))}\n`;
      })
      .join('');
  }
}

const told = (cell: Cell, type: ColumnType): Cell =>
  type === 'moment' && cell !== null ? momentText(Number(cell)) : cell;
