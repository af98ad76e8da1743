/**
 * The consonants of Khmer writing.
 *
 * Every consonant belongs to one of two series. The series is not heard in the consonant
 * itself: it decides how the vowel after it is read (ា is [aː] after ក and [iə] after គ).
 * Source of the table: any Khmer primer; the phones are broad IPA as dictionaries write them.
 */

/** The two readings of every vowel sign: "a" (first series, អ) and "o" (second series, អ៊). */
export type Series = 'a' | 'o';

/** What one consonant letter contributes to a syllable. */
interface Consonant {
  /** Phone at the beginning of a syllable. */
  readonly onset: string;
  /** Phone at the end of a syllable; empty for the final រ, which is silent today. */
  readonly coda: string;
  readonly series: Series;
}

function letter(onset: string, coda: string, series: Series): Consonant {
  return { onset, coda, series };
}

const CONSONANTS: ReadonlyMap<string, Consonant> = new Map([
  ['ក', letter('k', 'k', 'a')],
  ['ខ', letter('kʰ', 'k', 'a')],
  ['គ', letter('k', 'k', 'o')],
  ['ឃ', letter('kʰ', 'k', 'o')],
  ['ង', letter('ŋ', 'ŋ', 'o')],
  ['ច', letter('c', 'c', 'a')],
  ['ឆ', letter('cʰ', 'c', 'a')],
  ['ជ', letter('c', 'c', 'o')],
  ['ឈ', letter('cʰ', 'c', 'o')],
  ['ញ', letter('ɲ', 'ɲ', 'o')],
  ['ដ', letter('ɗ', 't', 'a')],
  ['ឋ', letter('tʰ', 't', 'a')],
  ['ឌ', letter('ɗ', 't', 'o')],
  ['ឍ', letter('tʰ', 't', 'o')],
  ['ណ', letter('n', 'n', 'a')],
  ['ត', letter('t', 't', 'a')],
  ['ថ', letter('tʰ', 't', 'a')],
  ['ទ', letter('t', 't', 'o')],
  ['ធ', letter('tʰ', 't', 'o')],
  ['ន', letter('n', 'n', 'o')],
  ['ប', letter('ɓ', 'p', 'a')],
  ['ផ', letter('pʰ', 'p', 'a')],
  ['ព', letter('p', 'p', 'o')],
  ['ភ', letter('pʰ', 'p', 'o')],
  ['ម', letter('m', 'm', 'o')],
  ['យ', letter('j', 'j', 'o')],
  ['រ', letter('r', '', 'o')],
  ['ល', letter('l', 'l', 'o')],
  ['វ', letter('ʋ', 'w', 'o')],
  ['ឝ', letter('s', 'h', 'a')],
  ['ឞ', letter('s', 'h', 'a')],
  ['ស', letter('s', 'h', 'a')],
  ['ហ', letter('h', 'h', 'a')],
  ['ឡ', letter('l', 'l', 'a')],
  ['អ', letter('ʔ', 'ʔ', 'a')],
  ['ឥ', letter('ʔ', 'ʔ', 'a')],
  ['ឯ', letter('ʔ', 'ʔ', 'a')],
  // Independent ឧ is respelled ឧ with ុ: a second-series អ, without calling the word a loan as ៊ would.
  ['ឧ', letter('ʔ', 'ʔ', 'o')],
]);

/**
 * Pairs that stand for one consonant: ហ before a subscript writes the sounds of loanwords
 * (f, g, z) and the rare first-series sonorants (ហ្ន in ហ្នឹង).
 */
export const DIGRAPHS: ReadonlyMap<string, Consonant> = new Map([
  ['ហ្វ', letter('f', 'f', 'a')],
  ['ហ្គ', letter('ɡ', 'k', 'o')],
  ['ហ្ស', letter('z', 's', 'a')],
  ['ហ្ន', letter('n', 'n', 'a')],
  ['ហ្ម', letter('m', 'm', 'a')],
  ['ហ្ល', letter('l', 'l', 'a')],
  ['ហ្រ', letter('r', '', 'a')],
  ['ហ្ប', letter('p', 'p', 'a')],
]);

/** The weak consonants: below or after a strong one they take its series. */
const SONORANTS = new Set(['ង', 'ញ', 'ន', 'ម', 'យ', 'រ', 'ល', 'វ']);

const NASALS = new Set(['ង', 'ញ', 'ណ', 'ន', 'ម']);

/** @returns the letter's table row. @throws when the letter is no Khmer consonant (a fault of the caller). */
export function consonant(char: string): Consonant {
  const found = DIGRAPHS.get(char) ?? CONSONANTS.get(char);
  if (found === undefined) throw new RangeError(`not a Khmer consonant: ${char}`);
  return found;
}

export function isConsonant(char: string): boolean {
  return CONSONANTS.has(char);
}

export function isSonorant(char: string): boolean {
  return SONORANTS.has(char);
}

export function isNasal(char: string): boolean {
  return NASALS.has(char);
}
