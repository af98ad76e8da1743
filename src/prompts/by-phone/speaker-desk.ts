import type { PromptLibrary } from '../library/library.ts';
import type { SpeakerCode, SpeakerCodeStore, TakeStore } from './ports.ts';
import { nextSentence, sentencesOf, type From, type Sentence } from './sentences.ts';

/** A sound that is not in the library by then does not come any more: its sentence is asked for again. */
const GIVEN_UP_AFTER_MS = 24 * 60 * 60 * 1000;

export interface SpeakerDeskParts {
  library: Pick<PromptLibrary, 'contents' | 'now'>;
  codes: SpeakerCodeStore;
  takes: TakeStore;
  hash: (digits: string) => string;
  /** What counts in a language; null for everything. In: the flow of the code. */
  wantedPrompts: (language: string, flow: string | null) => ReadonlySet<string> | null;
}

/** What the line answers to a speaker who calls: whom a code stands for, and what comes next. */
export function speakerDesk({ library, codes, takes, hash, wantedPrompts }: SpeakerDeskParts) {
  const sentences = ({ language, flow }: SpeakerCode, now: number): Sentence[] => {
    const snapshot = library.now();
    return sentencesOf(library.contents(), language, {
      wanted: wantedPrompts(language, flow),
      canBeHeard: (prompt) => snapshot.clipOrNearest(prompt, language) !== undefined,
      waiting: takes.waiting(language, now - GIVEN_UP_AFTER_MS),
    });
  };
  const isOver = ({ endsAt, revokedAt }: SpeakerCode, now: number): boolean =>
    revokedAt !== null || now >= endsAt;
  const leftFor = (code: SpeakerCode, now: number): number =>
    sentences(code, now).filter(({ missing }) => missing).length;
  return {
    /** How many sentences are still to be recorded with a code; null where it holds no longer. */
    left: (code: SpeakerCode, now: number): number | null => (isOver(code, now) ? null : leftFor(code, now)),
    /** Undefined for digits of no code. */
    byDigits: (digits: string, now: number) => {
      const code = codes.findByHash(hash(digits));
      if (!code) return undefined;
      const { id, language } = code;
      return { id, language, isOver: isOver(code, now), left: () => leftFor(code, now) };
    },
    /** What to record next; undefined at the end, and where the code holds no longer. */
    next: (id: string, from: From, now: number): Sentence | undefined => {
      const code = codes.find(id);
      return code && !isOver(code, now) ? nextSentence(sentences(code, now), from) : undefined;
    },
  };
}
