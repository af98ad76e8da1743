import type { Origin } from './origin.ts';

/** Where in the word a syllable stands, and what word it is. */
export interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isOnly: boolean;
  readonly origin: Origin;
  /** Coda letter of the syllable before, empty for none. */
  readonly before: string;
  /** First onset letter of the syllable before, empty for none. */
  readonly beforeOnset: string;
  /** First onset letter of the syllable after, empty for none. */
  readonly next: string;
}
