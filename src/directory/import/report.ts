import type { FactChange, FactFinding } from '../api-types.ts';
import type { Laid } from './import-store.ts';
import type { RowProblem } from './kind.ts';

/** Problems that are told of one file; more of them help nobody. */
const MOST_TOLD = 200;

/** One row that a file changes, in the cells of a file. */
export type RowChange = FactChange;

/** What became of a file: told row by row where something is wrong. */
export interface ImportReport {
  kind: string;
  rows: number;
  /** One sentence each; with any of them nothing is laid. */
  problems: string[];
  /** Problems beyond those that are told. */
  moreProblems: number;
  notes: string[];
  /** The problems and notes once more, by row and column, for a screen that has words of its own. */
  found: { problems: FactFinding[]; notes: FactFinding[] };
  /** The first changes, as many as were asked for. */
  changes: RowChange[];
  /** Null where nothing could be laid. */
  laid: Laid | null;
  /** Of all the changes, where somebody is to look at them. */
  digest: string | null;
}

/** Gathers what there is to say of a file while it is read. */
export class Findings {
  readonly problems: FactFinding[] = [];
  readonly notes: FactFinding[] = [];
  #problemCount = 0;

  /** What is wrong with a row of the file; a row of the table has no number there. */
  problem(row: number | null, { column, message }: RowProblem): void {
    this.#problemCount += 1;
    if (this.problems.length < MOST_TOLD) this.problems.push({ row, column, message });
  }

  note(row: number, message: string): void {
    if (this.notes.length < MOST_TOLD) this.notes.push({ row, column: '', message });
  }

  get hasProblems(): boolean {
    return this.#problemCount > 0;
  }

  get moreProblems(): number {
    return this.#problemCount - this.problems.length;
  }
}

/** A finding as one sentence. */
export function sentenceOf({ row, column, message }: FactFinding): string {
  const where = [row === null ? 'A row that would go' : `Row ${row}`, column];
  return `${where.filter((part) => part !== '').join(', ')}: ${message}.`;
}
