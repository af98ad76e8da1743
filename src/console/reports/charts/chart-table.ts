import type { ReportAnswer, ReportCell, ReportColumn } from '../../../analytics/api-types.ts';
import { isFigure, type FigureKind } from '../numbers.ts';
import { rowsOf, type ReportRow } from '../table/report-rows.ts';
import type { ChartSeries } from './chart-model.ts';

/** As many as can be read at once; the table has all. */
export const MOST_ROWS = 15;

/** The words of a chart. */
export interface ChartWords {
  text(cell: ReportCell, column: ReportColumn): string;
  column(name: string): string;
  now(what: string): string;
  compared(what: string): string;
  others: string;
}

/** A report as charts read it. */
export interface ChartTable {
  columns: ReportColumn[];
  rows: ReportRow[];
  isCompared: boolean;
}

export const chartTable = (answer: ReportAnswer): ChartTable => ({
  columns: answer.columns,
  // The difference of two rows has no place among them.
  rows: rowsOf(answer).filter(({ key }) => key !== 'difference'),
  isCompared: answer.compared !== null,
});

/** The figure of a row in one column; null where there is none. */
export type Reading = (row: ReportCell[] | null) => number | null;

export function readingOf({ columns }: ChartTable, name: string | undefined): Reading {
  const at = columns.findIndex((column) => column.name === name);
  return (row) => (typeof row?.[at] === 'number' ? row[at] : null);
}

export function kindOf({ columns }: ChartTable, name: string): FigureKind {
  const kind = columns.find((column) => column.name === name)?.kind ?? 'count';
  return isFigure(kind) ? kind : 'count';
}

/** Sums of a column over the rows of one side. In: what each row is counted under, and its figure. */
export function sumsBy<Key>(
  rows: readonly (ReportCell[] | null)[],
  under: (row: ReportCell[]) => Key,
  value: Reading,
): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const row of rows) if (row) sums.set(under(row), (sums.get(under(row)) ?? 0) + (value(row) ?? 0));
  return sums;
}

/** Sums as series: of now, and of the other time or version where there is one. */
export function seriesOfSums<Key>(
  { isCompared }: ChartTable,
  name: string,
  keys: readonly Key[],
  [now, compared]: readonly [Map<Key, number>, Map<Key, number>],
  words: ChartWords,
): ChartSeries[] {
  const valuesOf = (sums: Map<Key, number>) => keys.map((key) => sums.get(key) ?? 0);
  if (!isCompared) return [{ name, values: valuesOf(now) }];
  return [
    { name: words.now(name), values: valuesOf(now) },
    { name: words.compared(name), values: valuesOf(compared), isCompared: true },
  ];
}
