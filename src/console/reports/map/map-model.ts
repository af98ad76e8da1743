import type { Names, ReportAnswer } from '../../../analytics/api-types.ts';
import type { ScreenLanguage } from '../../texts/texts.ts';
import { chartTable, kindOf, readingOf } from '../charts/chart-table.ts';
import { figureText, type FigureKind } from '../numbers.ts';
import { PROVINCE_TILES } from './province-tiles.ts';

export interface Tile {
  code: string;
  column: number;
  row: number;
  name: string;
  /** The figure as it is read; empty where there is none. */
  text: string;
  /** 0 for none of it to 1 for the province with most of it. */
  strength: number;
}

export interface MapModel {
  tiles: Tile[];
  /** What the strongest colour stands for. */
  most: string;
}

/**
 * The provinces with a figure. Rows about the same province are added up.
 * In: an answer whose first column is a province, the column of the figure, what provinces are called.
 */
export function mapModel(
  answer: ReportAnswer,
  column: string,
  names: Names['place'],
  language: ScreenLanguage,
): MapModel {
  const table = chartTable(answer);
  const value = readingOf(table, column);
  const kind: FigureKind = kindOf(table, column);
  const sums = new Map<string, number>();
  for (const { now } of table.rows) {
    const [place] = now ?? [];
    const figure = value(now);
    if (typeof place === 'string' && figure !== null) sums.set(place, (sums.get(place) ?? 0) + figure);
  }
  const most = Math.max(0, ...[...sums].flatMap(([code, sum]) => (code.length === 2 ? [sum] : [])));
  const tiles = PROVINCE_TILES.map((tile): Tile => {
    const sum = sums.get(tile.code);
    return {
      ...tile,
      name: names?.[tile.code]?.[language] ?? tile.code,
      text: sum === undefined ? '' : figureText(sum, kind),
      strength: sum === undefined || most === 0 ? 0 : sum / most,
    };
  });
  return { tiles, most: figureText(most, kind) };
}
