import { EXPORT_TABLES, type ExportTableName } from '../exports/export-tables.ts';
import type { ExportFilter } from '../exports/filter.ts';
import type { Reader } from '../reader.ts';

/** How much an export has to pass: calls, votes or cases. */
export const exportSize = (reader: Reader, asked: { table: ExportTableName; filter: ExportFilter }): number =>
  EXPORT_TABLES[asked.table].size(reader, asked.filter);
