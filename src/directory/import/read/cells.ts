/** What the cells of a sheet refer to. */
export interface Workbook {
  strings: readonly string[];
  dateStyles: ReadonlySet<number>;
  /** Old spreadsheets count days from 1904. */
  startsIn1904: boolean;
}

export interface Cell {
  /** As the file says it: `s` a shared text, `b` yes or no, `n` a number; anything else is text as it stands. */
  type: string;
  style: number;
  text: string;
}

/**
 * A cell as a person would have typed it into a CSV file: whole numbers without a point, dates as 2026-11-21, times as
 * 07:30, yes and no. Of a formula it is the value that was last shown.
 */
export function cellText({ type, style, text }: Cell, workbook: Workbook): string {
  if (type === 's') return workbook.strings[Number(text)] ?? '';
  if (type === 'b') return text === '1' ? 'yes' : 'no';
  if (type !== 'n' || text === '') return text;
  const value = Number(text);
  if (Number.isNaN(value)) return text;
  return workbook.dateStyles.has(style) ? dateText(value, workbook) : String(value);
}

const DAY = 24 * 60 * 60 * 1000;

/** Day 1 is the first of January 1900; spreadsheets also count a 29 February of that year, which never was. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_465;

function dateText(value: number, { startsIn1904 }: Workbook): string {
  if (value < 0 || value > LAST_DAY) return String(value);
  const moment = new Date(
    (startsIn1904 ? EPOCH_1904 : EPOCH_1900) + Math.round((value * DAY) / 60_000) * 60_000,
  );
  const [day = '', time = ''] = moment.toISOString().split('T');
  return value < 1 ? time.slice(0, 5) : day;
}
