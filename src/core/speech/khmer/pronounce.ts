import { LEXICON } from './lexicon.ts';
import { pronounceByRule } from './rules.ts';
import { splitText } from './text.ts';
import { splitCompound } from './words.ts';

/**
 * The public face of Khmer pronunciation: from spelling to broad IPA phones, one symbol per
 * sound, long vowels with ː, diphthongs as two symbols ([u ə]), short ones with a breve ([ŭ ə]).
 */

/** One spoken word, or a pause where the text has a comma, a full stop or a line break. */
export type SpokenPiece =
  { readonly word: string; readonly phones: readonly string[] } | { readonly pause: 'short' | 'long' };

/**
 * Pronounce one Khmer word: from the lexicon when the line says it in a way spelling does not
 * show, part by part when it is a compound of words we know, by rule otherwise.
 * @param word a word in Khmer letters; ZERO WIDTH SPACEs in it do not matter
 * @returns its phones; empty when there is no Khmer letter in it. Never throws.
 */
export function pronounceWord(word: string): string[] {
  const key = word
    .normalize('NFC')
    .replace(/[\u200B-\u200D]/gu, '')
    .trim();
  return splitCompound(key).flatMap((part) => LEXICON.get(part)?.split(' ') ?? pronounceByRule(part));
}

/**
 * Pronounce a running Khmer sentence.
 * @param text Khmer words without spaces between them, as people write; numbers in digits are read out
 * @returns words with their phones, and pauses, in reading order; what is no Khmer is passed over
 */
export function pronounceText(text: string): SpokenPiece[] {
  return splitText(text).flatMap((piece): SpokenPiece[] => {
    if ('pause' in piece) return [piece];
    const phones = pronounceWord(piece.word);
    return phones.length > 0 ? [{ word: piece.word, phones }] : [];
  });
}
