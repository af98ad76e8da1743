import type { CustomSeriesOption } from 'echarts/charts';
import { figureText } from '../numbers.ts';
import type { ChartModel, ChartSeries } from './chart-model.ts';
import { COLOURS, COMPARED_COLOUR, FONT, INK, SYMBOLS } from './look.ts';

/** More points than these are a line without marks. */
const MOST_MARKED = 40;

/** How one series is drawn. */
export function seriesOption(model: ChartModel, index: number): object[] {
  const series = model.series[index] as ChartSeries;
  const colour = series.isCompared ? COMPARED_COLOUR : (COLOURS[index % COLOURS.length] ?? INK);
  if (model.shape === 'lines') return [line(model, series, index, colour)];
  if (model.shape === 'dots') return dots(model, series, index, colour);
  return [bar(model, series, colour)];
}

const line = (
  model: ChartModel,
  { name, values, isCompared }: ChartSeries,
  index: number,
  colour: string,
) => ({
  ...{ type: 'line', name, data: values },
  ...{ symbol: SYMBOLS[index % SYMBOLS.length], symbolSize: 7 },
  // A single point has no line.
  showSymbol: model.labels.length <= MOST_MARKED,
  lineStyle: { width: 2, color: colour, type: isCompared ? 'dashed' : 'solid' },
  itemStyle: { color: colour },
});

function bar(model: ChartModel, { name, values, isCompared }: ChartSeries, colour: string): object {
  const told = model.shape === 'bars' && !model.stacked;
  return {
    ...{ type: 'bar', name, data: values, barMaxWidth: 26 },
    ...(model.stacked && { stack: 'all' }),
    itemStyle: {
      ...{ color: colour, borderColor: '#fff', borderWidth: model.stacked ? 1 : 0 },
      ...(isCompared && {
        decal: {
          symbol: 'rect',
          color: 'rgba(255,255,255,0.5)',
          dashArrayX: [1, 0],
          dashArrayY: [3, 4],
          rotation: -Math.PI / 4,
        },
      }),
    },
    label: {
      ...{ show: told, position: 'right', fontFamily: FONT, fontSize: 12, color: INK },
      formatter: ({ value }: { value: unknown }) =>
        typeof value === 'number' ? figureText(value, model.kind) : '',
    },
  };
}

/** Series stand one below the other in their row. */
const STEP = 14;

function dots(model: ChartModel, series: ChartSeries, index: number, colour: string): object[] {
  const offset = (index - (model.series.length - 1) / 2) * STEP;
  const marks = {
    ...{ type: 'scatter', name: series.name, symbol: SYMBOLS[index % SYMBOLS.length], symbolSize: 11 },
    symbolOffset: [0, offset],
    data: series.values.map((value, row) => [value, row]),
    itemStyle: { color: series.isCompared ? '#fff' : colour, borderColor: colour, borderWidth: 2 },
    encode: { x: 0, y: 1, tooltip: 0 },
    label: {
      ...{ show: true, position: 'top', distance: 3, fontFamily: FONT, fontSize: 12, color: INK },
      formatter: ({ value }: { value: [number | null, number] }) =>
        value[0] === null ? '' : figureText(value[0], model.kind),
    },
  };
  const { low, high } = series;
  return low && high ? [intervals(low, high, offset, colour), marks] : [marks];
}

/** From–to: a line with a stroke at either end. */
const intervals = (
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  offset: number,
  colour: string,
): CustomSeriesOption => ({
  type: 'custom',
  silent: true,
  data: low.flatMap((from, row) => {
    const to = high[row] ?? null;
    return from === null || to === null ? [] : [[from, row, to]];
  }),
  encode: { x: [0, 2], y: 1 },
  tooltip: { show: false },
  renderItem: (_params, api) => {
    const [left = 0, middle = 0] = api.coord([api.value(0), api.value(1)]);
    const [right = 0] = api.coord([api.value(2), api.value(1)]);
    const y = middle + offset;
    const stroke = (x1: number, y1: number, x2: number, y2: number) => ({
      ...{ type: 'line' as const, shape: { x1, y1, x2, y2 } },
      style: { stroke: colour, lineWidth: 2 },
    });
    return {
      type: 'group',
      children: [
        stroke(left, y, right, y),
        stroke(left, y - 5, left, y + 5),
        stroke(right, y - 5, right, y + 5),
      ],
    };
  },
});
