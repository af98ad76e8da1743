import { inPhnomPenh } from '../calendar/phnom-penh.ts';
import type { Cell, ColumnType } from './table.ts';

/** A moment as RFC 3339 writes it, by the clock of Phnom Penh. In: milliseconds since 1970 (UTC). */
export const momentText = (at: number): string =>
  inPhnomPenh(at)
    .toISOString()
    .replace(/\.000Z$|Z$/, '+07:00');

/** A cell as text; empty for what is not known. */
export function cellText(cell: Cell, type: ColumnType): string {
  if (cell === null) return '';
  if (type === 'moment') return momentText(Number(cell));
  if (type === 'yesNo') return cell ? 'yes' : 'no';
  return String(cell);
}
