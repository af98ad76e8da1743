import { isSonorant } from './letters.ts';
import type { Place } from './place.ts';
import { shortA } from './short-vowels.ts';
import type { VoicedSyllable } from './syllable.ts';
import { VOWELS } from './vowels.ts';

/** Vowels that are written: the table of vowels, and where they depart from it. */

type Special = (syllable: VoicedSyllable, codaPhone: string, place: Place) => string[] | undefined;

/** Letters after which a first-series េ is [ae] in Indic words (ហេតុ, ពិសេស). */
function opensE({ coda, codaCluster, onset }: VoicedSyllable, place: Place): boolean {
  if (place.origin === 'loan' || codaCluster !== '') return false;
  if (['ត', 'ទ', 'ធ', 'ព'].includes(coda)) return true;
  return coda === 'ស' && !place.isOnly && !isSonorant(onset[0] ?? '');
}

const eVowel: Special = (syllable, codaPhone, place) => {
  if (syllable.series === 'o') {
    if (['c', 'ɲ', 'j'].includes(codaPhone)) return ['ɨ'];
    return syllable.coda !== '' || !place.isLast ? ['e', 'i'] : undefined;
  }
  if (codaPhone === 'c' || codaPhone === 'j') return ['a'];
  if (codaPhone === 'ɲ') return ['ə'];
  return opensE(syllable, place) ? ['a', 'e'] : undefined;
};

/** Before a final ស it is [i] in the second series and after អ; the independent ឥ is [i] in open syllables. */
const iVowel: Special = ({ series, onset, codaCluster }, codaPhone, place) => {
  const first = onset[0] ?? '';
  if (codaPhone === 'h' && (series === 'o' || first === 'អ' || first === 'ឥ')) {
    return [codaCluster === '' || series === 'a' ? 'i' : 'ɨ'];
  }
  if (first !== 'ឥ' || codaPhone !== '') return undefined;
  return [place.next === 'ត' ? 'e' : 'i'];
};

/** The independent ឧ is [o] before a single ស (ឧសភា). */
const uVowel: Special = ({ onset, codaCluster }, codaPhone, place) =>
  onset[0] === 'ឧ' && codaCluster === '' && (place.next === 'ស' || codaPhone === 'h') ? ['o'] : undefined;

const SPECIAL: Readonly<Record<string, Special>> = {
  'ា': ({ short, series }, codaPhone) => (short ? shortA(series, codaPhone) : undefined),
  'ិ': iVowel,
  'ុ': uVowel,
  'ូ': ({ series }, codaPhone) => (codaPhone === 'w' ? [series === 'a' ? 'ə' : 'ɨ'] : undefined),
  'េ': eVowel,
};

/** Final ិ and ុ end in a closing of the throat. */
function endsInGlottal({ vowel, coda }: VoicedSyllable, place: Place): boolean {
  return (vowel === 'ិ' || vowel === 'ុ') && place.isLast && coda === '';
}

/**
 * @param syllable with a vowel sign
 * @param codaPhone its spoken coda, empty for none and for the silent រ
 * @returns the phones of its vowel
 */
export function signVowel(syllable: VoicedSyllable, codaPhone: string, place: Place): string[] {
  const special = SPECIAL[syllable.vowel]?.(syllable, codaPhone, place);
  if (special !== undefined) return special;
  const reading = VOWELS.get(syllable.vowel)?.[syllable.series];
  if (reading === undefined) throw new RangeError(`no reading for the vowel sign ${syllable.vowel}`);
  if (codaPhone !== '') return [...reading.closed];
  return endsInGlottal(syllable, place) ? [...reading.open, 'ʔ'] : [...reading.open];
}
