import type { ExportPage, ExportQuestion } from '../exports/export-table.ts';
import { EXPORT_TABLES, type ExportTableName } from '../exports/export-tables.ts';
import type { Reader } from '../reader.ts';

/** Some rows of an export, and where the next ones begin. Short, so that nobody else's question waits long for it. */
export const exportPage = (reader: Reader, asked: ExportQuestion & { table: ExportTableName }): ExportPage =>
  EXPORT_TABLES[asked.table].page(reader, asked);
