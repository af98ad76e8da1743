import type { FigureKind } from '../numbers.ts';

/** What is drawn, before anybody knows with what. */
export interface ChartModel {
  /** `lines` and `columns` stand over time or seconds; `bars` lie, so that long names can be read; `dots` have intervals. */
  shape: 'lines' | 'columns' | 'bars' | 'dots';
  stacked: boolean;
  /** One for each place on the axis. */
  labels: string[];
  /** What the labels are; empty where it need not be said. */
  axis: string;
  series: ChartSeries[];
  kind: FigureKind;
  /** Rows that there are, of which the labels are the first. */
  rows: number;
}

export interface ChartSeries {
  name: string;
  values: (number | null)[];
  /** The ends of the interval of each value. */
  low?: (number | null)[];
  high?: (number | null)[];
  /** Of the other period or version. */
  isCompared?: boolean;
}
