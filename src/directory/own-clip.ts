import type { QueryContext } from './query.ts';

/** The prompts of rows that are heard by a clip of their own. In: the key of the row. */
export const villagePrompt = (code: string): string => `village-${code}`;
export const facilityPrompt = (id: string): string => `facility-${id}`;
export const promisePrompt = (id: string): string => `promise-${id}`;

/** What a speaker leaves away or adds without changing what is said. */
const bare = (text: string): string => text.normalize('NFC').replaceAll(/[\s\u200b។.,]+/gu, '');

/** Whether two texts are spoken alike. */
export const sameWords = (one: string, other: string): boolean => bare(one) === bare(other);

/**
 * The prompt of a thing that a file brought, if its clip says what the file says now; else null. A clip that was made
 * for an older text of the same row must not speak for the new one.
 */
export const clipOf = (prompt: string, textKm: string, { textOfClip }: QueryContext): string | null => {
  const said = textOfClip(prompt);
  return said !== null && sameWords(said, textKm) ? prompt : null;
};
