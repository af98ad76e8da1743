/** A piece of an utterance: a prompt by its id (in the call's language unless it names its own), or seconds of silence. */
export type Part = { prompt: string; language?: string } | { pause: number };

/** Half a second between the options of a menu (voice-ux rule 6). */
export const OPTION_PAUSE: Part = { pause: 0.5 };

export const prompt = (id: string): Part => ({ prompt: id });

/** The same parts in a language of their own: an invitation to a language is spoken in that language. */
export const inLanguage = (parts: Part[], language: string): Part[] =>
  parts.map((part) => ('prompt' in part ? { ...part, language } : part));
