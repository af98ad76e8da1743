import type { z } from 'zod';
import { columnsOf, valuesOf } from './columns-of.ts';
import type { Import, ImportStore, Stage, StagedRow } from './import-store.ts';
import type { ImportKind, TableRow, World } from './kind.ts';
import { Findings, type ImportReport } from './report.ts';
import { SheetError, type Sheet } from './sheet.ts';

/** Rows that are read before they go to the stage; and how often whoever waits is told. */
const BATCH = 1_000;
const PROGRESS_EVERY = 10_000;

export interface ImportPorts {
  store: ImportStore;
  world: World;
  /** Told how many rows were read so far. */
  progress(rows: number): void;
}

/**
 * Brings one file into its table: all of it, or nothing. Rows are staged where callers do not see them while the file is
 * read; a row that is wrong is told, and reading goes on. The same file a second time changes nothing.
 * In: the kind, the rows, who brings them. Out: what became of it. Throws what reading the file throws (SheetError).
 */
export async function importFile(
  ports: ImportPorts,
  kind: ImportKind,
  sheet: Sheet,
  what: Omit<Import, 'kind' | 'rows'> & { dryRun: boolean },
): Promise<ImportReport> {
  const findings = new Findings();
  const stage = ports.store.stage(kind);
  try {
    const rows = await stageRows(ports, kind, sheet, stage, findings);
    if (rows === 0 && !findings.hasProblems)
      throw new SheetError('The file has no rows below its first one.');
    if (!findings.hasProblems) checkTogether(kind, stage, findings);
    const { dryRun, ...who } = what;
    const laid = findings.hasProblems ? null : stage.lay({ ...who, kind: kind.name, rows }, dryRun);
    const { problems, moreProblems, notes } = findings;
    return { kind: kind.name, rows, problems, moreProblems, notes, laid };
  } finally {
    stage.close();
  }
}

async function stageRows(
  ports: ImportPorts,
  kind: ImportKind,
  sheet: Sheet,
  stage: Stage,
  findings: Findings,
): Promise<number> {
  let columns: Map<string, number> | undefined;
  let width = 0;
  let batch: StagedRow[] = [];
  let count = 0;
  for await (const { number, cells } of sheet.rows) {
    if (!columns) {
      columns = columnsOf(cells, kind);
      width = cells.length;
      continue;
    }
    const values = valuesOf(cells, columns);
    if (!values) continue;
    count += 1;
    if (cells.slice(width).some((cell) => cell !== '')) {
      findings.problem(`Row ${number}: ${TOO_WIDE}`);
      continue;
    }
    const row = readRow(kind, values, number, ports.world, findings);
    if (row) batch.push({ number, row });
    if (batch.length >= BATCH) {
      stage.add(batch);
      batch = [];
    }
    if (count % PROGRESS_EVERY === 0) ports.progress(count);
  }
  if (!columns) throw new SheetError('The file is empty: its first row names the columns.');
  stage.add(batch);
  return count;
}

function readRow(
  kind: ImportKind,
  values: { [column: string]: string },
  number: number,
  world: World,
  findings: Findings,
): TableRow | undefined {
  const read = kind.row.safeParse(values);
  if (!read.success) {
    for (const issue of read.error.issues)
      findings.problem(`Row ${number}${columnOf(issue)}: ${issue.message}`);
    return undefined;
  }
  const wrong = kind.check?.(read.data, world);
  if (wrong) {
    findings.problem(`Row ${number}, ${wrong.column}: ${wrong.message}`);
    return undefined;
  }
  const note = kind.note?.(read.data, world);
  if (note) findings.note(`Row ${number}: ${note}`);
  return read.data;
}

const columnOf = ({ path }: z.core.$ZodIssue): string => (path.length > 0 ? `, ${path.join('.')}` : '');

/** What only the whole file shows: a row that is there twice, and figures that do not agree. */
function checkTogether(kind: ImportKind, stage: Stage, findings: Findings): void {
  for (const { number, first } of stage.twice(MOST_TWICE))
    findings.problem(`Row ${number}: row ${first} has the same ${kind.keyInWords}`);
  if (findings.hasProblems || !kind.together) return;
  for (const group of stage.groups(kind.together.by)) {
    const wrong = kind.together.check(group.map(({ row }) => row));
    if (wrong) findings.problem(`Row ${group[0]?.number ?? 0}, ${wrong.column}: ${wrong.message}`);
  }
}

const MOST_TWICE = 200;

const TOO_WIDE =
  'it has more cells than there are columns; a text with a comma in it stands in quotation marks';
