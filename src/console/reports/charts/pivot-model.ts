import type { ReportCell, ReportColumn } from '../../../analytics/api-types.ts';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import {
  kindOf,
  MOST_ROWS,
  readingOf,
  seriesOfSums,
  sumsBy,
  type ChartTable,
  type ChartWords,
} from './chart-table.ts';
import type { Figure } from './plans.ts';

const MOST_SERIES = 7;

/** Each value of a column a series along the first column; beside another time or version, each a label. */
export function pivotModel(table: ChartTable, figure: Figure, pivot: string, words: ChartWords): ChartModel {
  const at = table.columns.findIndex(({ name }) => name === pivot);
  const column = table.columns[at] as ReportColumn;
  const cellOf = (row: ReportCell[]): ReportCell => row[at] ?? null;
  const drawn = figure.columns[0] ?? '';
  const sumsOf = (side: 'now' | 'compared') =>
    sumsBy(
      table.rows.map((row) => row[side]),
      cellOf,
      readingOf(table, drawn),
    );
  const sums = [sumsOf('now'), sumsOf('compared')] as const;
  const largest = [...sums[0]].toSorted(([, a], [, b]) => b - a).map(([cell]) => cell);
  const about = { axis: '', kind: kindOf(table, drawn) };
  if (!table.isCompared) {
    const rows = table.rows.flatMap(({ now }) => (now ? [now] : []));
    const places = [...new Set(rows.map((row) => row[0] ?? null))];
    return {
      ...{ ...about, shape: figure.shape, stacked: true, rows: places.length },
      labels: places.map((place) => words.text(place, table.columns[0] as ReportColumn)),
      series: seriesAlong(places, rows, { cellOf, value: readingOf(table, drawn), largest, column }, words),
    };
  }
  const cells = [...new Set([...largest, ...sums[1].keys()])];
  const shown = cells.slice(0, MOST_ROWS);
  return {
    ...{ ...about, shape: 'bars', stacked: false, rows: cells.length },
    labels: shown.map((cell) => words.text(cell, column)),
    series: seriesOfSums(table, words.column(drawn), shown, sums, words),
  };
}

/** The largest by themselves, what is left in one. */
function seriesAlong(
  places: readonly ReportCell[],
  rows: readonly ReportCell[][],
  pivot: {
    cellOf: (row: ReportCell[]) => ReportCell;
    value: (row: ReportCell[]) => number | null;
    largest: readonly ReportCell[];
    column: ReportColumn;
  },
  words: ChartWords,
): ChartSeries[] {
  const { cellOf, value, largest, column } = pivot;
  const named = largest.slice(0, MOST_SERIES);
  const rest = largest.slice(MOST_SERIES);
  const valuesOf = (cells: readonly ReportCell[]): number[] => {
    const some = rows.filter((row) => cells.includes(cellOf(row)));
    const sums = sumsBy(some, (row) => row[0] ?? null, value as (row: ReportCell[] | null) => number | null);
    return places.map((place) => sums.get(place) ?? 0);
  };
  return [
    ...named.map((cell) => ({ name: words.text(cell, column), values: valuesOf([cell]) })),
    ...(rest.length > 0 ? [{ name: words.others, values: valuesOf(rest) }] : []),
  ];
}
