import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { ChartModel } from './chart-model.ts';
import { FONT } from './look.ts';
import { heightOf, optionOf, type Sheet } from './option.ts';

use([
  BarChart,
  CustomChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  CanvasRenderer,
]);

export interface Drawing {
  /** Draws anew, at the width that the box has now. */
  draw(model: ChartModel): void;
  remove(): void;
}

/** Draws into a box, whose height becomes what the chart needs. */
export function drawingIn(box: HTMLDivElement): Drawing {
  let chart: EChartsType | undefined;
  return {
    draw: (model) => {
      const sheet = sheetOf(box.clientWidth, 0);
      box.style.height = `${heightOf(model, sheet)}px`;
      chart ??= init(box);
      chart.resize();
      chart.setOption(optionOf(model, sheet), { notMerge: true });
    },
    remove: () => chart?.dispose(),
  };
}

/** The chart on a canvas of its own. In: its width, and room for a title above it, in points. */
export function chartCanvas(model: ChartModel, width: number, top: number): HTMLCanvasElement {
  const sheet = sheetOf(width, top);
  const box = document.createElement('div');
  const chart = init(box, null, { width, height: heightOf(model, sheet) });
  chart.setOption(optionOf(model, sheet));
  const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: '#fff' });
  chart.dispose();
  return canvas;
}

function sheetOf(width: number, top: number): Sheet {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `13px ${FONT}`;
  return { width, top, widthOf: (text) => pen?.measureText(text).width ?? text.length * 8 };
}
