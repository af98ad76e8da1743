import type { ReportAnswer, ReportCell, ReportColumn } from '../../../analytics/api-types.ts';
import { isFigure } from '../numbers.ts';

/** A row of a report with the row of the other time or version that it stands beside. */
export interface ReportRow {
  /** Null for what there is only in the other one. */
  now: ReportCell[] | null;
  compared: ReportCell[] | null;
  /** What the row is about, for lists. */
  key: string;
}

/** What a row is about, in ids. */
export const keyOf = (columns: readonly ReportColumn[], row: readonly ReportCell[]): string =>
  row.filter((_, at) => !isFigure(columns[at]?.kind ?? 'count')).join('\t');

const TIMES: readonly string[] = ['day', 'week', 'month'];

/**
 * The rows, each beside its counterpart: the same thing, or, where rows are about times alone, the time that is as far
 * from the beginning.
 */
export function rowsOf({
  columns,
  rows,
  compared,
}: Pick<ReportAnswer, 'columns' | 'rows' | 'compared'>): ReportRow[] {
  const others = compared?.rows ?? [];
  const names = columns.filter(({ kind }) => !isFigure(kind));
  // The seconds of a prompt are a figure, and tell rows apart.
  const inOrder = names.every(({ kind }) => TIMES.includes(kind));
  const keys = (row: ReportCell[], at: number): string =>
    inOrder ? String(at) : columns[1]?.name === 'second' ? `${row[0]}\t${row[1]}` : keyOf(columns, row);
  const byKey = new Map(others.map((row, at) => [keys(row, at), row]));
  const found = rows.map((now, at): ReportRow => {
    const key = keys(now, at);
    const counterpart = byKey.get(key) ?? null;
    byKey.delete(key);
    return { now, compared: counterpart, key };
  });
  return [...found, ...[...byKey].map(([key, row]): ReportRow => ({ now: null, compared: row, key }))];
}

/** `-calls` for the largest first. */
export interface Sorting {
  column: string;
  isFalling: boolean;
}

/** In: `sort` of the address. */
export const sortingOf = (sort: string | undefined): Sorting | undefined =>
  sort === undefined ? undefined : { column: sort.replace(/^-/, ''), isFalling: sort.startsWith('-') };

/**
 * Sorted by a column, rows that say nothing there last; as they came where there is no such column.
 * In: what a name is called, since names are sorted as they are read.
 */
export function sorted(
  rows: readonly ReportRow[],
  columns: readonly ReportColumn[],
  sorting: Sorting | undefined,
  nameOf: (cell: ReportCell, column: ReportColumn) => string,
): ReportRow[] {
  const at = columns.findIndex(({ name }) => name === sorting?.column);
  const column = columns[at];
  if (!column || !sorting) return [...rows];
  const cellOf = ({ now }: ReportRow): ReportCell => now?.[at] ?? null;
  const byTime = isFigure(column.kind) || TIMES.includes(column.kind);
  const compare = (one: ReportCell, other: ReportCell): number => {
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    if (byTime) return String(one) < String(other) ? -1 : 1;
    return nameOf(one, column).localeCompare(nameOf(other, column));
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [cellOf(a), cellOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sorting.isFalling ? compare(other, one) : compare(one, other);
  });
}
