import type { ChartModel } from './chart-model.ts';
import { kindOf, readingOf, seriesOfSums, sumsBy, type ChartTable, type ChartWords } from './chart-table.ts';
import type { Figure } from './plans.ts';

/** Sums along whole numbers from 0 on, those too at which there is nothing. In: the column that has the numbers. */
export function alongModel(table: ChartTable, figure: Figure, along: string, words: ChartWords): ChartModel {
  const column = figure.columns[0] ?? '';
  const number = readingOf(table, along);
  const sumsOf = (side: 'now' | 'compared') =>
    sumsBy(
      table.rows.map((row) => row[side]),
      (row) => number(row) ?? 0,
      readingOf(table, column),
    );
  const sums = [sumsOf('now'), sumsOf('compared')] as const;
  const last = Math.max(-1, ...sums[0].keys(), ...sums[1].keys());
  const numbers = Array.from({ length: last + 1 }, (_, at) => at);
  return {
    ...{ shape: figure.shape, stacked: false, kind: kindOf(table, column), rows: numbers.length },
    labels: numbers.map(String),
    axis: words.column(along),
    series: seriesOfSums(table, words.column(column), numbers, sums, words),
  };
}
