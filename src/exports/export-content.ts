import type { Readable } from 'node:stream';
import type { Analyst } from '../analytics/analyst.ts';
import type { ExportFilter } from '../analytics/exports/filter.ts';
import { FORMATS } from '../tables/formats.ts';
import type { FileFormat, NewExportRequest } from './api-types.ts';
import { exportedTable, type Progress } from './exported-table.ts';
import { flowResultsOf } from './flow-results.ts';

/** What HTTP calls a form. */
export const typeOf = (format: FileFormat): string =>
  format === 'zip' ? 'application/zip' : FORMATS[format].type;

interface Content {
  /** Without its end. */
  name: string;
  stream: Readable;
}

/**
 * An export as bytes, written as fast as they are read.
 * In: what is wanted, the key under which callers are hidden, and the time in milliseconds since 1970.
 */
export async function exportContent(
  analyst: Analyst,
  { table, format }: Pick<NewExportRequest, 'table' | 'format'>,
  filter: ExportFilter,
  { key, now, progress }: { key: string; now: number; progress?: Progress },
): Promise<Content> {
  const rows = exportedTable(analyst, table, filter, key, progress);
  if (format !== 'zip') return { name: rows.name, stream: FORMATS[format].write(rows) };
  const questions = await analyst.ask('exportQuestions', filter);
  return { name: rows.name, stream: flowResultsOf(rows, questions, now) };
}
