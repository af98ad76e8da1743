/*
 * A spreadsheet takes a CSV cell that begins with one of these for a formula, a phone number too, and some take the wide
 * signs of East Asian keyboards for the same. An apostrophe before it makes it text, and is taken off again when the file
 * comes back. A number below zero is no formula and stays a number.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const BELOW_ZERO = /^-\d+(\.\d+)?$/;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/;

export const guarded = (cell: string): string =>
  FORMULA.test(cell) && !BELOW_ZERO.test(cell) ? `'${cell}` : cell;

export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
