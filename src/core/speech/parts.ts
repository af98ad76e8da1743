/**
 * A piece of an utterance: a prompt by its id (in the call's language unless it names its own), somebody's recording,
 * or seconds of silence. A tight prompt is spoken in one breath with the part before it.
 */
export type Part = PromptPart | { recording: string } | { pause: number };

export interface PromptPart {
  prompt: string;
  language?: string;
  tight?: true;
}

/** Half a second between the options of a menu (voice-ux rule 6). */
export const OPTION_PAUSE: Part = { pause: 0.5 };

/** In a list of names, where the next name tells by itself that the key of the last one is over. */
export const LIST_PAUSE: Part = { pause: 0.4 };

export const prompt = (id: string): Part => ({ prompt: id });

/** Prompts that make one phrase, such as an amount: said word by word with gaps between, nobody adds them up. */
export const phrase = (ids: readonly string[]): Part[] =>
  ids.map((id, index) => (index === 0 ? prompt(id) : { prompt: id, tight: true }));

/** The same parts in a language of their own: an invitation to a language is spoken in that language. */
export const inLanguage = (parts: Part[], language: string): Part[] =>
  parts.map((part) => ('prompt' in part ? { ...part, language } : part));
