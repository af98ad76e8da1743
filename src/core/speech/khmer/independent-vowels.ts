/**
 * Independent vowels: letters that are a whole syllable beginning. Each is read like a
 * consonant with a vowel sign, so it is respelled before parsing and needs no rules of its own.
 */
const RESPELLED: ReadonlyMap<string, string> = new Map([
  ['ឥ', 'ឥិ'],
  ['ឦ', 'អី'],
  ['ឧ', 'ឧុ'],
  ['ឩ', 'អូ'],
  ['ឪ', 'អូវ់'],
  ['ឫ', 'រិ'],
  ['ឬ', 'រឺ'],
  ['ឭ', 'លិ'],
  ['ឮ', 'លឺ'],
  ['ឯ', 'ឯែ'],
  ['ឰ', 'អៃ'],
  ['ឱ', 'អោ'],
  ['ឲ', 'អោ'],
  ['ឳ', 'អូវ់'],
]);

/** @returns the word with every independent vowel written as a consonant with its vowel sign. */
export function respellIndependentVowels(word: string): string {
  return [...word].map((char) => RESPELLED.get(char) ?? char).join('');
}
