import type { Analyst } from '../analytics/analyst.ts';
import type { ExportFilter } from '../analytics/exports/filter.ts';
import { EXPORT_TABLES } from '../analytics/exports/export-tables.ts';
import type { Cursor, ExportPage } from '../analytics/exports/export-table.ts';
import type { Cell, Table } from '../tables/table.ts';
import type { ExportName, ExportWish } from './api-types.ts';

/** Told after each page: how many of the whole were passed, and how many rows that made. */
export type Progress = (passed: number, rows: number) => void;

/**
 * A table of the log as rows that may leave, read a page at a time when the page before has been written: whatever its
 * size, little of it is held, and callers and other analysts are answered meanwhile.
 * In: the key under which callers are hidden; nobody needs to keep it.
 */
export const exportedTable = (
  analyst: Analyst,
  name: ExportName,
  filter: ExportFilter,
  key: string,
  progress: Progress = () => undefined,
): Table => ({
  name: `${name}-${filter.from}-${filter.to}`,
  columns: EXPORT_TABLES[name].columns,
  pages: pagesOf(analyst, { table: name, filter, key }, progress),
});

async function* pagesOf(
  analyst: Analyst,
  asked: { table: ExportName; filter: ExportFilter; key: string },
  progress: Progress,
): AsyncGenerator<Cell[][]> {
  for (let after: Cursor | null = null; ;) {
    const page: ExportPage = await analyst.ask('exportPage', { ...asked, after });
    progress(page.passed, page.rows.length);
    yield page.rows;
    if (page.next === null) return;
    after = page.next;
  }
}

/** The days of a wish; where it names none, those of the log. Without any call there is today, which is empty. */
export async function filterOf(analyst: Analyst, wish: ExportWish, today: string): Promise<ExportFilter> {
  const span = await analyst.ask('logSpan', {});
  const { from = span?.from ?? today, to = span?.to ?? today, line, place, language, version } = wish;
  return { from, to, line, place, language, version };
}
