import type { Laid } from './import-store.ts';

/** Problems that are told of one file; more of them help nobody. */
const MOST_TOLD = 200;

/** What became of a file: told row by row where something is wrong. */
export interface ImportReport {
  kind: string;
  rows: number;
  /** One sentence each; with any of them nothing is laid. */
  problems: string[];
  /** Problems beyond those that are told. */
  moreProblems: number;
  notes: string[];
  /** Null where nothing could be laid. */
  laid: Laid | null;
}

/** Gathers what there is to say of a file while it is read. */
export class Findings {
  readonly problems: string[] = [];
  readonly notes: string[] = [];
  #problemCount = 0;

  problem(sentence: string): void {
    this.#problemCount += 1;
    if (this.problems.length < MOST_TOLD) this.problems.push(`${sentence}.`);
  }

  note(sentence: string): void {
    if (this.notes.length < MOST_TOLD) this.notes.push(`${sentence}.`);
  }

  get hasProblems(): boolean {
    return this.#problemCount > 0;
  }

  get moreProblems(): number {
    return this.#problemCount - this.problems.length;
  }
}
