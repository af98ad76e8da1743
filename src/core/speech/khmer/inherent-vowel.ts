import { SHORT_FINAL_STEMS } from './indic-stems.ts';
import { isSonorant } from './letters.ts';
import type { Place } from './place.ts';
import { shortA, shortInherent } from './short-vowels.ts';
import type { VoicedSyllable } from './syllable.ts';

/** The vowel that is heard where none is written: long at the end of native words, short elsewhere. */

/** Final letters that only Indic words use: the unwritten vowel before them is short. */
const INDIC_CODAS = new Set(['ថ', 'ធ', 'ភ', 'ឋ', 'ព', 'ស']);

/** Codas whose subscript or onset decides between [a] and [ɑ]; other nasals have [ɑ], all else [a]. */
const LIKE_A: Readonly<Record<string, (syllable: VoicedSyllable) => boolean>> = {
  ម: ({ codaCluster, onset }) => codaCluster === 'ម' && ['ក', 'ធ'].includes(onset[0] ?? ''),
  ញ: ({ codaCluster }) => codaCluster === 'ញ' || codaCluster === 'ហ',
  ណ: ({ codaCluster, onset }) => codaCluster === 'ឌ' && !['ម', 'ប', 'ព'].includes(onset[0] ?? ''),
  ហ្ម: () => false,
  ព: ({ codaCluster }) => codaCluster !== 'វ',
  ស: ({ onset, series }) => (series === 'a' && onset[0] !== 'អ') || onset.every(isSonorant),
};

/** Some stems have a plain [a] in the second series too: លទ្ធ, មធ្យ, វណ្ណ, វប្ប. */
function hasPlainA({ onset, coda, codaCluster }: VoicedSyllable, codaPhone: string): boolean {
  if (codaPhone === 't') return onset[0] === 'ល' || onset[0] === 'ម';
  return coda + codaCluster === 'ណណ' || coda + codaCluster === 'បប';
}

/** The inherent vowel before a consonant that carries a subscript (ចក្រ, គន្ធ). */
function beforeCluster(syllable: VoicedSyllable, codaPhone: string): string[] {
  if (hasPlainA(syllable, codaPhone)) return ['a'];
  const likeA = LIKE_A[syllable.coda]?.(syllable) ?? !['n', 'ŋ'].includes(codaPhone);
  return likeA ? shortA(syllable.series, codaPhone) : shortInherent(syllable.series, codaPhone);
}

/** ័ : a short a; with យ it is [ɨj] in the second series, but the ending -ល័យ has kept its [a]. */
function samyokVowel({ series, onset }: VoicedSyllable, codaPhone: string): string[] {
  if (codaPhone !== 'j') return shortA(series, codaPhone);
  return series === 'o' && onset[0] !== 'ល' ? ['ɨ'] : ['a'];
}

/** Whether the unwritten vowel of a closed last syllable is short although no sign says so. */
function isShortAtEnd(syllable: VoicedSyllable, codaPhone: string, place: Place): boolean {
  if (codaPhone === 'j') return false;
  if (SHORT_FINAL_STEMS.has(syllable.onset.join('') + syllable.coda)) return true;
  if (place.isOnly) return INDIC_CODAS.has(syllable.coda);
  if (place.origin !== 'indic' || codaPhone === 'ŋ') return false;
  return codaPhone !== 'k' || syllable.series === 'o';
}

/**
 * @param syllable without a vowel sign
 * @param codaPhone its spoken coda, empty for none and for the silent រ
 * @returns the phones of its vowel
 */
export function inherentVowel(syllable: VoicedSyllable, codaPhone: string, place: Place): string[] {
  const { series } = syllable;
  const long = [series === 'a' ? 'ɑː' : 'ɔː'];
  const silentR = syllable.coda === 'រ' && syllable.codaCluster === '';
  if (syllable.robat || (silentR && syllable.samyok)) return ['ŏ', 'ə'];
  if (silentR) return long;
  if (syllable.samyok) return samyokVowel(syllable, codaPhone);
  if (codaPhone === '') return long;
  if (syllable.short) return shortInherent(series, codaPhone);
  if (syllable.codaCluster !== '') return beforeCluster(syllable, codaPhone);
  if (!place.isLast || isShortAtEnd(syllable, codaPhone, place)) return shortInherent(series, codaPhone);
  return long;
}
