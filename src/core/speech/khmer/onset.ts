import { consonant, isSonorant } from './letters.ts';
import { isGeminate } from './origin.ts';
import type { Place } from './place.ts';
import type { VoicedSyllable } from './syllable.ts';

const DEASPIRATED: ReadonlyMap<string, string> = new Map([
  ['kʰ', 'k'],
  ['cʰ', 'c'],
  ['tʰ', 't'],
  ['pʰ', 'p'],
  ['ɓ', 'p'],
]);

/** Before these a stop is released without a breath. */
const NEVER_ASPIRATED_BEFORE = new Set(['r', 'ɓ', 'ɗ', 'ʔ', 'p']);
const ASPIRATED_BEFORE = new Set(['n', 'm', 'ŋ', 'l', 'ʋ', 'j', 's']);

/**
 * The first of two onset consonants. A stop is released with a breath before sonorants and s,
 * whatever its letter says (ក្នុង is [kʰnoŋ]), and an aspirated letter before stops too (ខ្ចី);
 * before r, implosives and the glottal stop it never is (ផ្អែម is [pʔaem]).
 */
function firstOfCluster(char: string, second: string): string {
  const phone = consonant(char).onset;
  const plain = DEASPIRATED.get(phone) ?? phone;
  if (!['k', 'c', 't', 'p'].includes(plain)) return phone;
  if (phone === 'cʰ' && second === 'ʔ') return phone;
  if (NEVER_ASPIRATED_BEFORE.has(second)) return plain;
  if (plain === 'k' && ['ɲ', 'ŋ', 'j'].includes(second)) return plain;
  return phone.endsWith('ʰ') || ASPIRATED_BEFORE.has(second) ? `${plain}ʰ` : plain;
}

/** Codas that show the short Indic a after ប inside a word (ឧបទ្វីប); not ត (ប្រតិបត្តិ). */
const SHORT_A_CODAS = new Set(['ស', 'ទ', 'ដ']);

/** A closed syllable with the short Indic a, such as the first of បញ្ញា and the second of ឧបត្ថម្ភ. */
function hasIndicShortA({ vowel, samyok, coda, codaCluster }: VoicedSyllable, place: Place): boolean {
  if (vowel !== '' || samyok || place.isLast) return false;
  if (coda === 'ត') return codaCluster === 'ថ';
  return isGeminate(coda, codaCluster) || (!place.isFirst && SHORT_A_CODAS.has(coda));
}

/**
 * Where ប has kept the p of Pali and Sanskrit: before a short unwritten a (បដិវត្តន៍), in ឧប-,
 * below ប, and in បាតុ- and បាដិ-. The loans' ប៉ is p everywhere.
 */
function isPlainP(syllable: VoicedSyllable, place: Place): boolean {
  if (syllable.shift === 'up' || syllable.weight === 'linking') return true;
  if (place.beforeOnset === 'ឧ' && place.before === '') return true;
  if (place.before === 'ប' && syllable.joined) return !place.isLast;
  if (syllable.vowel === 'ា' && place.isFirst) {
    return place.origin === 'indic' && (place.next === 'ត' || place.next === 'ដ');
  }
  return hasIndicShortA(syllable, place);
}

/** ឧត្តម and ឧត្តរ have an implosive where other words have a plain doubled t. */
function isUtt(syllable: VoicedSyllable, place: Place): boolean {
  return place.before === 'ត' && place.beforeOnset === 'ឧ' && syllable.vowel === '';
}

/**
 * ត below another consonant is ɗ at the beginning of a word and below ណ and ម (ស្តាប់, បណ្តឹង),
 * t in longer foreign words (បូស្តុន).
 */
function isImplosiveT(syllable: VoicedSyllable, place: Place): boolean {
  const [first, second] = syllable.onset;
  if (first === 'ត' && syllable.joined) return ['ណ', 'ម'].includes(place.before) || isUtt(syllable, place);
  if (syllable.onset.length !== 2 || second !== 'ត') return false;
  return first !== 'ស' || place.isOnly || place.before === 'ស';
}

/** @returns the phones of a syllable's onset. */
export function onsetPhones(syllable: VoicedSyllable, place: Place): string[] {
  const [first = '', second] = syllable.onset;
  if (first === 'ដ' && second === 'ឋ') return ['tʰ'];
  const phones = syllable.onset.map((char) => consonant(char).onset);
  if (isImplosiveT(syllable, place)) phones[phones.indexOf('t')] = 'ɗ';
  if (first === 'ប' && second === undefined && isPlainP(syllable, place)) phones[0] = 'p';
  const follower = phones[1];
  if (follower !== undefined && !isSonorant(first)) phones[0] = firstOfCluster(first, follower);
  return phones;
}
