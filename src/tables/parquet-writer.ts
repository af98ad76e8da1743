import { Readable } from 'node:stream';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell, Column, ColumnType, Table } from './table.ts';

/** Rows that are packed together: few enough to hold, many enough to pack well. */
const GROUP = 20_000;

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const ELEMENTS: Record<ColumnType, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  day: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  yesNo: { type: 'BOOLEAN' },
  moment: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

/** A table as Parquet, in groups of rows, each written as soon as it is full. Moments are UTC. */
export const parquetOf = (table: Table): Readable => Readable.from(chunks(table), { objectMode: false });

async function* chunks({ columns, pages }: Table): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns) });
  let rows: (readonly Cell[])[] = [];
  const write = (): void => {
    const columnData = columns.map(({ name, type }, index) => ({
      name,
      data: rows.map((row) => valueOf(row[index] ?? null, type)),
    }));
    void parquet.write({ columnData, rowGroupSize: rows.length });
    rows = [];
  };
  for await (const page of pages) {
    for (const row of page) rows.push(row);
    if (rows.length < GROUP) continue;
    write();
    yield taken(writer);
  }
  if (rows.length > 0) write();
  void parquet.finish();
  yield taken(writer);
}

/** What has been written, out of the writer, which goes on counting from there. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = new Uint8Array(writer.getBuffer());
  writer.index = 0;
  return bytes;
}

const schemaOf = (columns: readonly Column[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }): SchemaElement => ({
    ...ELEMENTS[type],
    name,
    repetition_type: 'OPTIONAL',
  })),
];

function valueOf(cell: Cell, type: ColumnType): Cell | Date | undefined {
  if (cell === null) return undefined;
  if (type === 'moment') return new Date(Number(cell));
  if (type === 'day') return new Date(`${String(cell)}T00:00:00Z`);
  return cell;
}
