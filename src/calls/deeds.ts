import type {
  CaseDescription,
  NewCase,
  Rating,
  Take,
  Verdict,
  Vote,
  VoterGroup,
} from '../core/call/effects.ts';

/** A number and a text, which only the key of the line can read, and what tells the same text of a call again. */
export interface SealedText {
  number: Uint8Array;
  body: Uint8Array;
  hash: string;
}

/** A text message that a caller asked for. */
export interface NewText {
  id: string;
  turn: number;
  node: string;
  kind: string;
  language: string;
  provider: string;
  sealed: SealedText;
}

/**
 * What a caller did in a turn that is kept beyond the log: a list for each kind of deed. Each kind has its entry here,
 * in `take-effect.ts` where effects become deeds, and in `src/storage/deeds`, where they are written with the turn.
 */
export interface Deeds {
  ratings: Rating[];
  cases: NewCase[];
  /** Of cases that the same call opened, in this turn or before. */
  caseDescriptions: CaseDescription[];
  /** Ids of recordings that nobody wants any more. */
  droppedRecordings: string[];
  /** What speakers keep of what they said for the line's voice. */
  keptTakes: Take[];
  /** Ids of speakers' codes that the call records with. */
  usedSpeakerCodes: string[];
  votes: Vote[];
  voterGroups: VoterGroup[];
  verdicts: Verdict[];
  texts: NewText[];
}

/** The deeds of a turn in which nothing was done. */
export const noDeeds = (): Deeds => ({
  ratings: [],
  cases: [],
  caseDescriptions: [],
  droppedRecordings: [],
  keptTakes: [],
  usedSpeakerCodes: [],
  votes: [],
  voterGroups: [],
  verdicts: [],
  texts: [],
});
