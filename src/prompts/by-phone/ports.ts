/** What lets a speaker without a computer record a language over the phone. The code itself is shown once. */
export interface SpeakerCode {
  id: string;
  /** What they record. */
  language: string;
  /** Only what this flow says, with the flows that it runs; null for all that the language needs. */
  flow: string | null;
  /** As it will stand beside every clip. */
  speaker: string;
  madeAt: number;
  madeBy: string;
  /** From then on it opens nothing. */
  endsAt: number;
  revokedAt: number | null;
  /** When it last led to a sentence; null until then. */
  usedAt: number | null;
  /** Calls in which it led to a sentence. */
  uses: number;
}

/** A code with what came of it. */
export interface CountedSpeakerCode extends SpeakerCode {
  /** Recordings that the speaker kept. */
  kept: number;
}

/** Codes by the keyed hash of their digits. Writes belong into a transaction, and throw outside of one. */
export interface SpeakerCodeStore {
  /** The newest first. */
  all(): CountedSpeakerCode[];
  find(id: string): CountedSpeakerCode | undefined;
  findByHash(hash: string): SpeakerCode | undefined;
  add(code: Omit<SpeakerCode, 'usedAt' | 'uses'>, hash: string): void;
  revoke(id: string, at: number): void;
  /** What was kept with a code, the newest first. */
  takesWith(id: string): TakeWithCode[];
}

/** A recording that a speaker kept. */
export interface TakeWithCode {
  prompt: string;
  keptAt: number;
  /** It is in the library; false while it is on its way. */
  arrived: boolean;
}

/** What a speaker kept at the phone, until it is a clip and after. */
export interface KeptTake {
  /** The id of the recording. */
  recording: string;
  prompt: string;
  language: string;
  speaker: string;
  /** The id of the speaker's code. */
  code: string;
  /** The id of the clip that it became; null until then. */
  clip: number | null;
}

export interface TakeStore {
  find(recording: string): KeptTake | undefined;
  /** The prompts of a language that were kept since then and are no clips yet. */
  waiting(language: string, since: number): string[];
  becameClip(recording: string, clip: number): void;
}
