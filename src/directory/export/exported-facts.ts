import type { Table } from '../../tables/table.ts';
import { cellsOf, columnNames } from '../import/cells-of.ts';
import type { FactRows } from '../import/fact-rows.ts';
import type { ImportKind } from '../import/kind.ts';

/** Rows that are read at once. */
const PAGE = 1_000;

/**
 * All rows of a kind as a file has them: brought back, they change nothing. Read page by page, so that a long table takes
 * little memory and calls are answered meanwhile.
 */
export const exportedFacts = (rows: FactRows, kind: ImportKind): Table => ({
  name: kind.name,
  columns: columnNames(kind).map((name) => ({ name, type: 'text' })),
  pages: pagesOf(rows, kind),
});

function* pagesOf(rows: FactRows, kind: ImportKind): Generator<string[][]> {
  const columns = columnNames(kind);
  for (let after: string | null = null; ;) {
    const page = rows.page(kind, { search: null, place: null, after, limit: PAGE });
    yield page.map(({ row }) => {
      const cells = cellsOf(kind, row);
      return columns.map((column) => cells[column] ?? '');
    });
    if (page.length < PAGE) return;
    after = page.at(-1)?.key ?? null;
  }
}
