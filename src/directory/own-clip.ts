import type { QueryContext } from './query.ts';

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
