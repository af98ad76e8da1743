import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { readRequestRow, type OfficeRequest, type RowProblem } from '../directory/requests/request-row.ts';
import { RequestsError, saveRequests } from '../directory/requests/save-requests.ts';
import { stagedRequests } from '../storage/staged-requests.ts';
import { complain, say, withLine } from './with-line.ts';

/** `npm run -s import-requests -- <file.csv> [<who>]`: what an office tells of its applications. All rows or none. */

const PROGRESS_EVERY = 10_000;
/** More than anybody mends in one go. */
const MOST_PROBLEMS_SHOWN = 200;
/** The heading is row 1. */
const FIRST_ROW = 2;

const [file, who = 'a file'] = process.argv.slice(2);

await withLine(async ({ database, requests, clock }) => {
  if (!file) {
    complain('Use: npm run -s import-requests -- <file.csv> [<name of the office>]');
    return 2;
  }
  const staged = stagedRequests(database);
  try {
    const problems = await stage(file, staged.add);
    if (problems.length > 0) return report(problems);
    const saved = saveRequests(requests, staged.all(), {
      ...{ name: who, at: clock.now(), reaches: () => true },
    });
    say(`${saved.added} added, ${saved.changed} changed, ${saved.unchanged} unchanged.`);
    return 0;
  } catch (error) {
    if (error instanceof RequestsError) return report(error.problems);
    complain(`${plainly(error)} Nothing was changed.`);
    return 1;
  } finally {
    staged.clear();
  }
});

/** Reads the file to its end, row by row. Out: what is wrong with the shape of its rows. */
async function stage(
  path: string,
  add: (row: { row: number; request: OfficeRequest }) => void,
): Promise<RowProblem[]> {
  const problems: RowProblem[] = [];
  const source = createReadStream(path);
  const rows = parse({ columns: true, bom: true, skip_empty_lines: true, trim: true });
  source.on('error', (error) => rows.destroy(error)).pipe(rows);
  let row = FIRST_ROW;
  for await (const data of rows as AsyncIterable<unknown>) {
    const read = readRequestRow(data, row);
    if (Array.isArray(read)) problems.push(...read);
    else add({ row, request: read });
    row += 1;
    if (row % PROGRESS_EVERY === 0) complain(`${row} rows read`);
  }
  if (row === FIRST_ROW) throw new Error('The file has no rows.');
  return problems;
}

function report(problems: RowProblem[]): number {
  for (const { row, field, problem } of problems.slice(0, MOST_PROBLEMS_SHOWN))
    complain(`Row ${row}, ${field}: ${problem}`);
  const more = problems.length - MOST_PROBLEMS_SHOWN;
  if (more > 0) complain(`and ${more} more.`);
  complain('Nothing was changed.');
  return 1;
}

/** What the reader of the file complains of, for the person who has the file. */
function plainly(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'ENOENT') return `There is no file ${file}.`;
  if (code?.startsWith('CSV_')) return `The file is no CSV table: ${message}.`;
  return message;
}
