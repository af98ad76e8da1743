import { respellIndependentVowels } from './independent-vowels.ts';

/** Marks that change nothing in the sound: ៎ ៏ ៑ and joiners typed between letters. */
const SILENT = /[\u17CE\u17CF\u17D1\u17D3\u17DD\u200B-\u200D\u2060\uFEFF]/gu;

/**
 * Bring a word to one spelling: vowels typed in two halves are joined, the signs that are
 * not heard dropped, independent vowels respelled.
 */
export function normaliseSpelling(word: string): string {
  const plain = word
    .normalize('NFC')
    .replace(SILENT, '')
    .replace(/េា/gu, 'ោ')
    .replace(/េី/gu, 'ើ')
    .replace(/[ឱឲ]្យ/gu, 'អោយ');
  return respellIndependentVowels(plain);
}
