import type { ReportAnswer, ReportCell, ReportColumn } from '../../../analytics/api-types.ts';
import { isFigure } from '../numbers.ts';
import type { ReportRow } from '../table/report-rows.ts';
import { alongModel } from './along-model.ts';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { chartTable, kindOf, MOST_ROWS, readingOf, type ChartTable, type ChartWords } from './chart-table.ts';
import { pivotModel } from './pivot-model.ts';
import type { Figure } from './plans.ts';

/** What is drawn of a report. In: the figure to be drawn, and words. */
export function modelOf(answer: ReportAnswer, figure: Figure, words: ChartWords): ChartModel {
  const table = chartTable(answer);
  if (figure.along !== undefined) return alongModel(table, figure, figure.along, words);
  if (figure.pivot !== undefined) return pivotModel(table, figure, figure.pivot, words);
  return rowModel(table, figure, words);
}

/** Each row a label. */
function rowModel(table: ChartTable, figure: Figure, words: ChartWords): ChartModel {
  const drawn = table.isCompared ? [figure.main ?? figure.columns[0] ?? ''] : figure.columns;
  const overTime = figure.shape === 'lines';
  const wanted = figure.sorted ? byTotal(table, drawn) : table.rows;
  const shown = overTime ? wanted.filter(({ now }) => now !== null) : wanted.slice(0, MOST_ROWS);
  return {
    ...{ shape: figure.shape, stacked: figure.stacked === true && !table.isCompared, axis: '' },
    labels: shown.map((row) => labelOf(table.columns, row.now ?? row.compared ?? [], words)),
    series: told(drawn.flatMap((column) => seriesOf(table, figure, column, shown, words))),
    kind: kindOf(table, drawn[0] ?? ''),
    rows: overTime ? shown.length : wanted.length,
  };
}

/** What nobody knows of any row is not drawn. */
function told(series: ChartSeries[]): ChartSeries[] {
  const known = series.filter(({ values }) => values.some((value) => value !== null));
  return known.length > 0 ? known : series;
}

function byTotal(table: ChartTable, columns: readonly string[]): ReportRow[] {
  const readings = columns.map((column) => readingOf(table, column));
  const totalOf = ({ now }: ReportRow): number =>
    readings.reduce((sum, reading) => sum + (reading(now) ?? 0), 0);
  return table.rows.toSorted((a, b) => totalOf(b) - totalOf(a));
}

function seriesOf(
  table: ChartTable,
  { interval }: Figure,
  column: string,
  rows: readonly ReportRow[],
  words: ChartWords,
): ChartSeries[] {
  const valuesOf = (name: string, side: 'now' | 'compared') => {
    const reading = readingOf(table, name);
    return rows.map((row) => reading(row[side]));
  };
  const of = (side: 'now' | 'compared') => ({
    values: valuesOf(column, side),
    ...(interval && { low: valuesOf(interval[0], side), high: valuesOf(interval[1], side) }),
  });
  const name = words.column(column);
  if (!table.isCompared) return [{ name, ...of('now') }];
  return [
    { name: words.now(name), ...of('now') },
    { name: words.compared(name), isCompared: true, ...of('compared') },
  ];
}

/** Told by the rest of the row, or of no use as a name. */
const NOT_IN_LABELS: readonly string[] = ['flow', 'round-before'];

/** What a row is about, the thing before its kind; a service alone, and what else was asked for by its kind. */
function labelOf(columns: readonly ReportColumn[], row: readonly ReportCell[], words: ChartWords): string {
  const at = columns.findIndex(({ kind }) => kind === 'service');
  const told = columns.flatMap((column, index) => {
    const isTold = at < 0 ? !NOT_IN_LABELS.includes(column.name) : index === (row[at] === null ? 0 : at);
    return isTold && !isFigure(column.kind) ? [words.text(row[index] ?? null, column)] : [];
  });
  return told.toReversed().join(' · ');
}
