import type { EChartsCoreOption } from 'echarts/core';
import { figureText } from '../numbers.ts';
import type { ChartModel } from './chart-model.ts';
import { COLOURS, FAINT_INK, FONT, GRID, INK } from './look.ts';
import { seriesOption } from './series.ts';
import { wrapped } from './wrapped.ts';

const LINE = 20;
const LABEL_WIDTH = 250;
/** What stands beside a name in the legend. */
const LEGEND_MARK = 48;

/** How the letters of the chart are measured; and how wide it is, in points. */
export interface Sheet {
  width: number;
  widthOf: (text: string) => number;
  /** Room above the chart, for a title. */
  top: number;
}

/** The height that a chart needs to be read, in points. */
export function heightOf(model: ChartModel, sheet: Sheet): number {
  const top = topOf(model, sheet);
  if (!isLying(model)) return top + 330;
  const rows = namesOf(model, sheet).map((name) =>
    Math.max(rowHeight(model), name.split('\n').length * LINE + 8),
  );
  return top + 56 + Math.max(...rows, 0) * model.labels.length;
}

/** What ECharts draws. */
export function optionOf(model: ChartModel, sheet: Sheet): EChartsCoreOption {
  const lying = isLying(model);
  const category = categoryAxis(model, sheet);
  const value = valueAxis(model);
  return {
    animation: false,
    textStyle: { fontFamily: FONT, color: INK, fontSize: 13 },
    color: [...COLOURS],
    grid: { left: 8, right: 32, top: topOf(model, sheet), bottom: 12 },
    legend: {
      show: model.series.length > 1,
      ...{ top: sheet.top, left: 0, itemGap: 16, selectedMode: false },
      textStyle: { fontFamily: FONT, color: INK, fontSize: 13, lineHeight: LINE },
    },
    // Drawn on the canvas itself: nothing is written into the page.
    tooltip: {
      ...{ trigger: model.shape === 'dots' ? 'item' : 'axis', renderMode: 'richText', confine: true },
      axisPointer: { type: model.shape === 'lines' ? 'line' : 'shadow' },
      textStyle: { fontFamily: FONT, fontSize: 13, lineHeight: LINE },
      valueFormatter: (shown: unknown) => valueText(shown, model),
    },
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: model.series.flatMap((_, index) => seriesOption(model, index)),
  };
}

/** Long names lie, and so do intervals. */
export const isLying = ({ shape }: Pick<ChartModel, 'shape'>): boolean =>
  shape === 'bars' || shape === 'dots';

const valueText = (value: unknown, { kind }: ChartModel): string =>
  typeof value === 'number' ? figureText(value, kind) : '–';

const rowHeight = ({ shape, stacked, series }: ChartModel): number =>
  shape === 'dots' ? 26 + series.length * 14 : 16 + (stacked ? 1 : series.length) * 16;

const namesOf = ({ labels }: ChartModel, { widthOf, width }: Sheet): string[] =>
  labels.map((label) => wrapped(label, Math.min(LABEL_WIDTH, width * 0.36), widthOf));

/** Below the legend, which has as many lines as its names need. */
function topOf({ series, axis, shape }: ChartModel, { width, widthOf, top }: Sheet): number {
  if (series.length < 2) return top + (shape === 'dots' || axis !== '' ? 24 : 14);
  let lines = 1;
  let used = 0;
  for (const { name } of series) {
    const wide = widthOf(name) + LEGEND_MARK;
    if (used > 0 && used + wide > width) {
      lines += 1;
      used = 0;
    }
    used += wide;
  }
  return top + 20 + lines * (LINE + 10);
}

function categoryAxis(model: ChartModel, sheet: Sheet): object {
  const lying = isLying(model);
  return {
    type: 'category',
    data: lying ? namesOf(model, sheet) : model.labels,
    inverse: lying,
    ...(model.axis !== '' && { name: model.axis, nameLocation: 'middle', nameGap: 34 }),
    nameTextStyle: { fontFamily: FONT, color: FAINT_INK, fontSize: 13 },
    axisTick: { show: !lying, alignWithLabel: true },
    axisLine: { lineStyle: { color: FAINT_INK } },
    axisLabel: {
      ...{ fontFamily: FONT, color: INK, fontSize: 13, lineHeight: LINE },
      ...(lying ? { interval: 0 } : { hideOverlap: true }),
    },
  };
}

function valueAxis(model: ChartModel): object {
  const points = model.kind === 'mean' || model.kind === 'score';
  return {
    type: 'value',
    ...(points && { min: 1, max: 5, interval: 1 }),
    ...(model.kind === 'count' && { minInterval: 1 }),
    splitNumber: isLying(model) ? 5 : 4,
    splitLine: { lineStyle: { color: GRID } },
    axisLabel: {
      ...{ fontFamily: FONT, color: FAINT_INK, fontSize: 13, hideOverlap: true },
      formatter: (value: number) => (points ? String(value) : figureText(value, model.kind)),
    },
  };
}
