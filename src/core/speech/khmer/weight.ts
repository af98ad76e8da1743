import type { Origin } from './origin.ts';
import type { Syllable, Weight } from './syllable.ts';

/** How heavily the syllables of a word are spoken when no vowel is written. */

/** The first consonant said twice, the second time perhaps with a breath (កកូរ, កខ្វក់). */
const REDUPLICATED_PAIRS = new Set(['កខ', 'ចឆ', 'តថ', 'ទធ', 'ពភ']);

function isReduplicated(first: string, second: string): boolean {
  return first === second || REDUPLICATED_PAIRS.has(first + second);
}

/** The prefix បរិ has a whole first vowel, except before យ. */
function isPari([first, second, third]: readonly Syllable[]): boolean {
  return (
    first?.onset[0] === 'ប' &&
    second?.onset[0] === 'រ' &&
    second.vowel === 'ិ' &&
    second.coda === '' &&
    third?.onset[0] !== 'យ'
  );
}

function isBare({ vowel, tail, coda, samyok, robat }: Syllable): boolean {
  return vowel === '' && tail === '' && coda === '' && !samyok && !robat;
}

/** A last syllable without vowel and coda: whole after a nasal prefix (លំអ), linking elsewhere. */
function finalWeight(syllable: Syllable, previous: Syllable | undefined): Weight {
  return previous?.tail === 'nikahit' || syllable.joined ? 'full' : 'linking';
}

/**
 * @param syllables all syllables of the word
 * @param index which one
 * @returns full for every syllable with a written vowel or a coda
 */
export function weigh(syllables: readonly Syllable[], index: number, origin: Origin): Weight {
  const syllable = syllables[index] as Syllable;
  if (!isBare(syllable) || syllables.length === 1) return 'full';
  if (index === 0 && isPari(syllables)) return 'full';
  const next = syllables[index + 1];
  if (next === undefined) return finalWeight(syllable, syllables[index - 1]);
  const [first = '', second] = syllable.onset;
  // Clusters with រ are reduced at the beginning of a word, the prefix ប្រ everywhere.
  if (second !== undefined && syllable.onset.at(-1) === 'រ' && (index === 0 || first === 'ប')) return 'minor';
  if (index > 0) return 'linking';
  return isReduplicated(first, next.onset[0] ?? '') || origin !== 'indic' ? 'minor' : 'linking';
}
