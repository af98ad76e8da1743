import type { Readable } from 'node:stream';
import { csvOf } from './csv-writer.ts';
import { jsonLinesOf } from './json-lines-writer.ts';
import { parquetOf } from './parquet-writer.ts';
import type { Table } from './table.ts';
import { xlsxOf } from './xlsx-writer.ts';

export interface Format {
  /** What HTTP calls it. */
  type: string;
  write(table: Table): Readable;
}

/** By the end of the name of the file. */
export const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
  jsonl: { type: 'application/jsonl; charset=utf-8', write: jsonLinesOf },
  parquet: { type: 'application/vnd.apache.parquet', write: parquetOf },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
