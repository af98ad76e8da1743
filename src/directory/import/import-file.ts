import { cellsOf } from './cells-of.ts';
import { checkRow, beyond } from './check-row.ts';
import { columnsOf, valuesOf } from './columns-of.ts';
import type { Import, ImportStore, Laid, Stage, StagedChange, StagedRow } from './import-store.ts';
import type { ImportKind, Sender, World } from './kind.ts';
import { Findings, sentenceOf, type ImportReport, type RowChange } from './report.ts';
import { SheetError, type Sheet } from './sheet.ts';

/** Rows that are read before they go to the stage; and how often whoever waits is told. */
const BATCH = 1_000;
const PROGRESS_EVERY = 10_000;
/** Groups or changes that are looked at between two rests. */
const REST_EVERY = 500;

export interface ImportPorts {
  store: ImportStore;
  world: World;
  /** Told how many rows were read so far. */
  progress(rows: number): void;
  /** Lets others have a turn between two long steps: the line may answer calls in the same process. */
  rest(): Promise<void>;
}

/** One file, who brings it, and what is to become of it. */
export interface Bringing {
  file: Pick<Import, 'fileName' | 'sha256'>;
  sender: Sender;
  /** Only say what would change. */
  dryRun: boolean;
  /** How many changes the report shows row by row, for a person to look at. */
  show?: number;
  /** The digest of the changes that a person has looked at: if they would be others by now, nothing is laid. */
  expects?: string;
  /** What belongs into the transaction in which the file is laid. */
  alongside?(laid: Laid): void;
}

/** The table has changed since somebody looked at what a file would do. */
export class ChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
}

/**
 * Brings one file into its table: all of it, or nothing. Rows are staged where callers do not see them while the file is
 * read; a row that is wrong is told, and reading goes on. The same file a second time changes nothing.
 * In: the kind, the rows, who brings them. Out: what became of it. Throws what reading the file throws (SheetError), and
 * ChangedMeanwhile.
 */
export async function importFile(
  ports: ImportPorts,
  kind: ImportKind,
  sheet: Sheet,
  bringing: Bringing,
): Promise<ImportReport> {
  const findings = new Findings();
  const { sender } = bringing;
  const stage = ports.store.stage(kind, { by: sender.name, at: sender.at });
  try {
    const rows = await stageRows({ ports, kind, sender, findings, stage }, sheet);
    if (rows === 0 && !findings.hasProblems)
      throw new SheetError('The file has no rows below its first one.');
    await ports.rest();
    if (!findings.hasProblems) await checkTogether(ports, kind, stage, findings);
    await ports.rest();
    const changes = findings.hasProblems ? [] : await checkChanges(ports, kind, stage, bringing, findings);
    await ports.rest();
    const done = findings.hasProblems ? NOTHING : finish(kind, stage, rows, bringing);
    const { problems, moreProblems, notes } = findings;
    const told = { problems: problems.map(sentenceOf), notes: notes.map(sentenceOf) };
    return { kind: kind.name, rows, ...told, moreProblems, found: { problems, notes }, changes, ...done };
  } finally {
    stage.close();
  }
}

interface Reading {
  ports: ImportPorts;
  kind: ImportKind;
  sender: Sender;
  findings: Findings;
  stage: Stage;
}

async function stageRows(reading: Reading, sheet: Sheet): Promise<number> {
  const { ports, kind, findings, stage } = reading;
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
      findings.problem(number, { column: '', message: TOO_WIDE });
      continue;
    }
    const row = readRow(reading, values, number);
    if (row) batch.push(row);
    if (batch.length >= BATCH) {
      stage.add(batch);
      batch = [];
      await ports.rest();
    }
    if (count % PROGRESS_EVERY === 0) ports.progress(count);
  }
  if (!columns) throw new SheetError('The file is empty: its first row names the columns.');
  stage.add(batch);
  return count;
}

function readRow(
  { kind, ports: { world }, sender, findings }: Reading,
  values: { [column: string]: string },
  number: number,
): StagedRow | undefined {
  const { row, problems } = checkRow(kind, values, world, sender);
  if (!row) {
    for (const problem of problems) findings.problem(number, problem);
    return undefined;
  }
  const note = kind.note?.(row, world);
  if (note) findings.note(number, note);
  return { number, row };
}

/** What only the whole file shows: a row that is there twice, and figures that do not agree. */
async function checkTogether(
  ports: ImportPorts,
  kind: ImportKind,
  stage: Stage,
  findings: Findings,
): Promise<void> {
  for (const { number, first } of stage.twice(MOST_TWICE))
    findings.problem(number, { column: '', message: `row ${first} has the same ${kind.keyInWords}` });
  if (findings.hasProblems || !kind.together) return;
  let count = 0;
  for (const group of stage.groups(kind.together.by)) {
    if ((count += 1) % REST_EVERY === 0) await ports.rest();
    const wrong = kind.together.check(group.map(({ row }) => row));
    if (wrong) findings.problem(group[0]?.number ?? 0, wrong);
  }
}

/** What only the table shows: a change that may not be. Out: the first changes, for a person to look at. */
async function checkChanges(
  { world, rest }: ImportPorts,
  kind: ImportKind,
  stage: Stage,
  { show = 0, sender }: Bringing,
  findings: Findings,
): Promise<RowChange[]> {
  const shown: RowChange[] = [];
  let count = 0;
  for (const change of stage.changes()) {
    if ((count += 1) % REST_EVERY === 0) await rest();
    const { number, before, after } = change;
    const wrong = kind.becomes?.(before, after, world) ?? (before && beyond(kind, before, sender));
    if (wrong) findings.problem(number, wrong);
    if (shown.length < show) shown.push(inCells(kind, change));
  }
  return findings.hasProblems ? [] : shown;
}

const inCells = (kind: ImportKind, { number, before, after }: StagedChange): RowChange => ({
  number,
  before: before && cellsOf(kind, before),
  after: after && cellsOf(kind, after),
});

const NOTHING = { laid: null, digest: null };

function finish(
  kind: ImportKind,
  stage: Stage,
  rows: number,
  { file, sender, dryRun, expects, alongside }: Bringing,
): Pick<ImportReport, 'laid' | 'digest'> {
  const digest = stage.digest();
  if (expects !== undefined && (digest !== expects || stage.isStale())) throw new ChangedMeanwhile(CHANGED);
  const laid = stage.counts();
  const what: Import = { ...file, kind: kind.name, rows, by: sender.name, at: sender.at };
  if (!dryRun) stage.lay(what, laid, () => alongside?.(laid));
  return { laid, digest };
}

const CHANGED =
  'The table has changed since this file was looked at. Nothing was changed. Send the file again, and look at what it would change now.';

const MOST_TWICE = 200;

const TOO_WIDE =
  'it has more cells than there are columns; a text with a comma in it stands in quotation marks';
