import { inherentVowel } from './inherent-vowel.ts';
import { consonant } from './letters.ts';
import type { Place } from './place.ts';
import { shortA } from './short-vowels.ts';
import { signVowel } from './sign-vowel.ts';
import type { VoicedSyllable } from './syllable.ts';
import { BEFORE_H, VOWELS } from './vowels.ts';

/** Vowels after which a final k is only a closing of the throat: low ones and those ending in ə. */
const GLOTTAL_AFTER = new Set(['a', 'aː', 'ɑ', 'ɑː', 'ɔː', 'i ə', 'u ə', 'ŭ ə', 'ŏ ə', 'ĕ ə']);

function codaPhones(coda: string, vowel: readonly string[], place: Place): string[] {
  if (coda === '') return [];
  return [coda === 'k' && place.next !== 'ស' && GLOTTAL_AFTER.has(vowel.join(' ')) ? 'ʔ' : coda];
}

function nikahitPhones({ series, vowel, coda }: VoicedSyllable): string[] {
  const nasal = coda === 'ង' ? 'ŋ' : 'm';
  if (vowel === 'ា') return [...shortA(series, nasal), nasal];
  if (vowel === 'ុ') return [series === 'a' ? 'o' : 'u', 'm'];
  return [series === 'a' ? 'ɑ' : 'u', 'm'];
}

function reahmukPhones({ series, vowel }: VoicedSyllable): string[] {
  const row = BEFORE_H.get(vowel) ?? VOWELS.get(vowel);
  return [...(row?.[series].closed ?? []), 'h'];
}

/** @returns the vowel and the final consonant of a syllable. */
export function rimePhones(syllable: VoicedSyllable, place: Place): string[] {
  const { series, weight, tail } = syllable;
  if (weight === 'minor') return [series === 'a' ? 'ɑ' : 'ɔ'];
  if (weight === 'linking') return [...shortA(series, 'ʔ'), 'ʔ'];
  if (tail === 'nikahit') return nikahitPhones(syllable);
  if (tail === 'yuukaleapintu') return [...shortA(series, 'ʔ'), 'ʔ'];
  if (tail === 'reahmuk') return reahmukPhones(syllable);
  const coda = syllable.coda === '' ? '' : consonant(syllable.coda).coda;
  const vowel =
    syllable.vowel === '' ? inherentVowel(syllable, coda, place) : signVowel(syllable, coda, place);
  return [...vowel, ...codaPhones(coda, vowel, place)];
}
