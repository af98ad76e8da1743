import type { ChartModel } from './chart-model.ts';

/** Columns that are drawn together: they share a unit. */
export interface Figure {
  /** Its words stand under `figures`. */
  name: string;
  shape: ChartModel['shape'];
  columns: readonly string[];
  stacked?: boolean;
  /** The largest first; left out: in the order of the report. */
  sorted?: boolean;
  /** The columns with the ends of the interval, for each column. */
  interval?: readonly [low: string, high: string];
  /** What is drawn where two times or versions stand side by side; left out: the first column. */
  main?: string;
  /** The column whose values become series of their own, the largest first. */
  pivot?: string;
  /** The column whose numbers are the axis, gaps and all. */
  along?: string;
  /** Drawn as a map where the rows are provinces. */
  onMap?: boolean;
}

const ENDS = ['hung-up', 'silence', 'wrong-key', 'failed', 'finished'];

/** How each report is drawn; the first one is shown where nobody chose. A report that is missing here has only its table. */
export const FIGURES: Readonly<Record<string, readonly Figure[]>> = {
  calls: [
    { name: 'calls', shape: 'lines', columns: ['calls', 'callers', 'new-callers'] },
    { name: 'answers', shape: 'lines', columns: ['calls', 'calls-with-content'], main: 'calls-with-content' },
    { name: 'length', shape: 'lines', columns: ['mean-length'] },
  ],
  places: [
    { name: 'callsThere', shape: 'bars', columns: ['calls'], sorted: true, onMap: true },
    { name: 'new-callers', shape: 'bars', columns: ['new-callers'], sorted: true, onMap: true },
    { name: 'share-with-content', shape: 'bars', columns: ['share-with-content'], onMap: true },
    { name: 'share-hung-up', shape: 'bars', columns: ['share-hung-up'], onMap: true },
  ],
  'where-calls-end': [
    { name: 'ends', shape: 'bars', columns: ENDS, stacked: true, sorted: true, main: 'share-hung-up' },
    { name: 'funnel', shape: 'bars', columns: ['went-on', ...ENDS], stacked: true, main: 'calls' },
    { name: 'share-hung-up', shape: 'bars', columns: ['share-hung-up'] },
  ],
  'hang-ups': [{ name: 'hangUps', shape: 'columns', columns: ['calls'], along: 'second' }],
  ways: [
    {
      ...{ name: 'seconds', shape: 'bars', main: 'seconds-median' },
      columns: ['seconds-shortest', 'seconds-median', 'seconds-p90'],
    },
    {
      ...{ name: 'presses', shape: 'bars', main: 'presses-median' },
      columns: ['presses-shortest', 'presses-median', 'presses-p90'],
    },
  ],
  topics: [
    { name: 'topics', shape: 'columns', columns: ['calls'], stacked: true, pivot: 'topic', onMap: true },
  ],
  services: [
    { name: 'asked', shape: 'bars', columns: ['found', 'not-found', 'failed'], stacked: true, main: 'calls' },
    { name: 'share-not-found', shape: 'bars', columns: ['share-not-found'] },
  ],
  ratings: [{ name: 'means', shape: 'dots', columns: ['mean'], interval: ['low', 'high'] }],
  'rating-order': [
    { name: 'means', shape: 'dots', columns: ['mean'], interval: ['low', 'high'] },
    { name: 'good', shape: 'dots', columns: ['share-good'], interval: ['share-low', 'share-high'] },
  ],
  scorecards: [{ name: 'medians', shape: 'dots', columns: ['median', 'median-before'], main: 'median' }],
  cases: [
    {
      ...{ name: 'ages', shape: 'bars', stacked: true, main: 'cases' },
      columns: ['up-to-7-days', 'up-to-30-days', 'up-to-90-days', 'older'],
    },
    { name: 'waiting', shape: 'bars', columns: ['waiting', 'late'] },
  ],
  questions: [
    {
      ...{ name: 'trouble', shape: 'bars', stacked: true, main: 'share-in-trouble' },
      columns: ['repeats', 'silences', 'wrong-keys'],
      sorted: true,
    },
    { name: 'share-in-trouble', shape: 'bars', columns: ['share-in-trouble'] },
  ],
};
