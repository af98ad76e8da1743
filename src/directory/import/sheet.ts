/** One row of a file as it stands there; the first row names the columns. Numbered from 1, as spreadsheets do. */
export interface SheetRow {
  number: number;
  cells: string[];
}

/** A file of rows, read as they are asked for. */
export interface Sheet {
  rows: AsyncIterable<SheetRow>;
}

/** A file that cannot be read as a table at all. The message is one sentence that says what to do. */
export class SheetError extends Error {
  readonly code = 'bad-sheet';
}
