/**
 * Khmer phones in the notation of espeak-ng, in the phoneme set of its Norwegian voice. Of all
 * sets in espeak-ng 1.51 that one is nearest: it has long and short [ɑ] beside [a], [ɨ] (written u-),
 * [ɔ], [ə] and [ɛː], and its two vowels in a row make a diphthong of natural length. Aspiration is
 * an h after the stop, the implosives are plain b and d. Found by measuring formants and lengths.
 */

const CONSONANTS: ReadonlyMap<string, string> = new Map([
  ['p', 'p'],
  ['t', 't'],
  ['c', 'c'],
  ['k', 'k'],
  ['ʔ', '?'],
  ['pʰ', 'ph'],
  ['tʰ', 'th'],
  ['cʰ', 'ch'],
  ['kʰ', 'kh'],
  ['ɓ', 'b'],
  ['ɗ', 'd'],
  ['ɡ', 'g'],
  ['m', 'm'],
  ['n', 'n'],
  ['ɲ', 'n^'],
  ['ŋ', 'N'],
  ['r', 'R'],
  ['l', 'l'],
  ['j', 'j'],
  ['w', 'w'],
  ['ʋ', 'v#'],
  ['s', 's'],
  ['h', 'h'],
  ['f', 'f'],
  ['z', 'z'],
]);

/** A vowel of Khmer: one to two phones, how espeak-ng writes it, and whether it is long. */
interface Vowel {
  readonly mnemonic: string;
  readonly long: boolean;
}

function long(mnemonic: string): Vowel {
  return { mnemonic, long: true };
}

function short(mnemonic: string): Vowel {
  return { mnemonic, long: false };
}

/** Two-phone vowels come first in the search: [a e] is one vowel, not [a] and [e]. */
const VOWELS: ReadonlyMap<string, Vowel> = new Map([
  ['i ə', long('i@')],
  ['u ə', long('u@')],
  ['ɨ ə', long('u-:@')],
  ['a e', long('a:E')],
  ['a o', long('a:O')],
  ['a ə', long('a:@')],
  ['e i', long('eI')],
  ['o u', long('oU')],
  ['ə ɨ', long('@u-:')],
  ['ĕ ə', short('Ea')],
  ['ŏ ə', short('Oa')],
  ['ŭ ə', short('U@')],
  ['a j', short('aI')],
  ['ə j', short('@I')],
  ['ɨ j', short('u-I')],
  ['a w', short('aU')],
  ['ə w', short('@U')],
  ['ɨ w', short('u-U')],
  ['aː', long('a:')],
  ['ɑː', long('A:')],
  ['ɔː', long('O:')],
  ['ɛː', long('E:')],
  ['eː', long('e:')],
  ['iː', long('i:')],
  ['oː', long('o:')],
  ['uː', long('u:')],
  ['ɨː', long('u-:')],
  ['əː', long('@:')],
  ['a', short('a')],
  ['ɑ', short('A')],
  ['ɔ', short('O')],
  ['e', short('E')],
  ['i', short('I')],
  ['o', short('U')],
  ['u', short('u')],
  ['ɨ', short('u-')],
  ['ə', short('@')],
]);

type Unit = { readonly consonant: string } | { readonly vowel: Vowel };

function readUnits(phones: readonly string[]): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < phones.length; at += 1) {
    const pair = VOWELS.get(`${phones[at] ?? ''} ${phones[at + 1] ?? ''}`);
    const vowel = pair ?? VOWELS.get(phones[at] ?? '');
    const consonant = CONSONANTS.get(phones[at] ?? '');
    if (vowel !== undefined) units.push({ vowel });
    else if (consonant !== undefined) units.push({ consonant });
    else throw new RangeError(`the draft voice has no sound for the phone ${phones[at] ?? ''}`);
    if (pair !== undefined) at += 1;
  }
  return units;
}

/** Khmer stresses the last syllable of a word; long vowels before it keep some weight, short ones none. */
function stressMark(vowel: Vowel, isLast: boolean): string {
  if (isLast) return "'";
  return vowel.long ? ',' : '%';
}

/**
 * One Khmer word in espeak-ng's phoneme notation, stress marks included.
 * @param phones as `pronounceWord` gives them
 * @throws RangeError for a phone that is not in the Khmer inventory (a fault of the caller)
 */
export function wordMnemonics(phones: readonly string[]): string {
  const units = readUnits(phones);
  const lastVowel = units.findLastIndex((unit) => 'vowel' in unit);
  const written = units.map((unit, index) =>
    'vowel' in unit ? stressMark(unit.vowel, index === lastVowel) + unit.vowel.mnemonic : unit.consonant,
  );
  // A bar keeps two units apart that espeak-ng would read as one longer name (n and ^).
  return written.join('|').replaceAll("|'", "'").replaceAll('|,', ',').replaceAll('|%', '%');
}
