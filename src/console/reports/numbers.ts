import type { ColumnKind } from '../../analytics/api-types.ts';

/** Kinds whose values are figures; all others name what a row is about. */
const FIGURES = [
  'count',
  'share',
  'seconds',
  'number',
  'mean',
  'score',
  'points',
] as const satisfies ColumnKind[];
export type FigureKind = (typeof FIGURES)[number];

export const isFigure = (kind: ColumnKind): kind is FigureKind =>
  (FIGURES as readonly ColumnKind[]).includes(kind);

/** As far as the interval of a share tells apart. */
const PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 });
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const TENTHS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const HUNDREDTHS = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const CHANGE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

/** A figure as people read it; seconds without their unit. */
export function figureText(value: number, kind: FigureKind): string {
  switch (kind) {
    case 'count':
      return WHOLE.format(value);
    case 'share':
      return PERCENT.format(value);
    case 'seconds':
    case 'number':
      return TENTHS.format(value);
    case 'mean':
      return HUNDREDTHS.format(value);
    case 'score':
      return WHOLE.format(value);
    case 'points':
      return CHANGE.format(value);
  }
}
