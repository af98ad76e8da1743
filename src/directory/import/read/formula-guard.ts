/*
 * A spreadsheet takes a CSV cell that begins with one of these for a formula, a phone number too. An apostrophe before
 * it makes it text, and is taken off again when the file comes back.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

export const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
