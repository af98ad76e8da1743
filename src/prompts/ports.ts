import type { Utterance } from '../calls/ports.ts';
import type { Clip, Language, LibraryContents, Prompt, PromptText } from './library/contents.ts';

/** What was said, found again by the hash in a clip's URL. */
export interface UtteranceStore {
  find(hash: string): Utterance | undefined;
}

/** The rows of the prompt library. Every write must stand inside `transaction`. */
export interface LibraryStore {
  transaction<Result>(work: () => Result): Result;
  /** Another number after every change, by whatever process; one that was never there before. */
  version(): number;
  contents(): LibraryContents;
  /** What the shipped prompts were when they were last brought in; empty before the first time. */
  shippedDigest(): string;
  setShippedDigest(digest: string): void;
  putLanguage(language: Language): void;
  putPrompt(prompt: Prompt): void;
  putText(text: PromptText): void;
  removeText(prompt: string, language: string): void;
  /** Adds a clip, or brings the facts of the one with the same prompt, language and hash up to date. Gives its id. */
  putClip(clip: Omit<Clip, 'id'>): number;
  clip(id: number): Clip | undefined;
}
