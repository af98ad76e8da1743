import { describe, expect, it } from 'vitest';
import { pronounceText, pronounceWord } from './pronounce.ts';
import { pronounceByRule } from './rules.ts';

/** Words by rule, each with the phones a Khmer speaker would expect. */
function check(examples: Readonly<Record<string, string>>): void {
  for (const [word, phones] of Object.entries(examples)) {
    expect.soft(pronounceByRule(word).join(' '), word).toBe(phones);
  }
}

describe('vowels follow the series of their consonant', () => {
  it('reads the same sign in two ways', () => {
    check({
      កា: 'k aː',
      គា: 'k i ə',
      បី: 'ɓ ə j',
      ពី: 'p iː',
      តូច: 't o u c',
      ទូក: 't uː k',
      ដែល: 'ɗ a e l',
      វែង: 'ʋ ɛː ŋ',
    });
  });
  it('gives the inherent vowel where nothing is written', () => {
    check({ ក: 'k ɑː', គ: 'k ɔː', ដង: 'ɗ ɑː ŋ', មក: 'm ɔː ʔ' });
  });
  it('lets the strong consonant of a cluster decide', () => {
    check({ ផ្ទះ: 'pʰ t ĕ ə h', ស្រី: 's r ə j', ឆ្នាំ: 'cʰ n a m', ល្អ: 'l ʔ ɑː' });
  });
  it('carries the first series over a sonorant', () => {
    check({ ចំណាយ: 'c ɑ m n aː j', សម្រាប់: 's ɑ m r a p', តម្លៃ: 't ɑ m l a j', សាលា: 's aː l aː' });
  });
});

describe('signs', () => {
  it('shortens the vowel before bantoc ់', () => {
    check({ ដប់: 'ɗ ɑ p', ចាប់: 'c a p', លក់: 'l ŭ ə ʔ', ពាន់: 'p ŏ ə n', ញាក់: 'ɲ ĕ ə ʔ', យប់: 'j u p' });
  });
  it('moves to the first series with muusikatoan ៉ and to the second with triisap ៊', () => {
    check({ ម៉ោង: 'm a o ŋ', យ៉ាង: 'j aː ŋ', ប៉ះ: 'p a h', ស៊ី: 's iː', ហ៊ាន: 'h i ə n' });
  });
  it('drops what toandakhiat ៍ kills and the r of robat ៌', () => {
    check({ ប្រយោជន៍: 'p r ɑ j a o c', ធម៌: 'tʰ ŏ ə', ពណ៌: 'p ŏ ə' });
  });
  it('reads samyok sannya ័ as a short a', () => {
    check({ ភ័យ: 'pʰ ɨ j', ស័ព្ទ: 's a p', រហ័ស: 'r ɔ h a h' });
  });
  it('closes with reahmuk ះ, nikahit ំ and yuukaleapintu ៈ', () => {
    check({ នេះ: 'n i h', ប្រាំ: 'p r a m', ធនៈ: 'tʰ ĕ ə ʔ n ĕ ə ʔ', ទាំង: 't ĕ ə ŋ', ចុះ: 'c o h' });
  });
  it('says a word twice for ៗ', () => {
    check({ តិចៗ: 't ə c t ə c' });
  });
});

describe('clusters', () => {
  it('aspirates a stop before a sonorant, not before r, implosives or the glottal stop', () => {
    check({
      ក្នុង: 'kʰ n o ŋ',
      ភ្លើង: 'pʰ l əː ŋ',
      ក្រុង: 'k r o ŋ',
      ខ្ញុំ: 'k ɲ o m',
      ផ្អែម: 'p ʔ a e m',
      ថ្មី: 'tʰ m ə j',
    });
  });
  it('reads ត below another letter as an implosive', () => {
    check({ ស្តាប់: 's ɗ a p', ផ្តល់: 'p ɗ ɑ l', បណ្តឹង: 'ɓ ɑ n ɗ ə ŋ' });
  });
});

describe('first syllables', () => {
  it('reduces them in native words', () => {
    check({ កកូរ: 'k ɑ k o u', របប: 'r ɔ ɓ ɑː p', ប្រកាស: 'p r ɑ k aː h', ព្រលឹម: 'p r ɔ l ɨ m' });
  });
  it('keeps the unwritten a of Pali and Sanskrit', () => {
    check({ សកម្ម: 's a ʔ k a m', សភា: 's a ʔ pʰ i ə', ករណី: 'k a ʔ r a ʔ n ə j' });
  });
});

describe('Pali and Sanskrit endings', () => {
  it('leaves out subscripts and vowels that are no longer spoken', () => {
    check({
      ចិត្ត: 'c ə t',
      ពុទ្ធ: 'p u t',
      ជាតិ: 'c i ə t',
      ប្រវត្តិ: 'p r ɑ ʋ ŏ ə t',
      ហេតុ: 'h a e t',
      ភូមិ: 'pʰ uː m',
    });
  });
  it('keeps a final short vowel elsewhere, closed by the glottis', () => {
    check({ មតិ: 'm ĕ ə ʔ t e ʔ', អាយុ: 'ʔ aː j u ʔ' });
  });
});

describe('loans and independent vowels', () => {
  it('reads ហ with a subscript as one foreign consonant', () => {
    check({ កាហ្វេ: 'k aː f eː', ហ្សែន: 'z a e n' });
  });
  it('reads independent vowels as consonant and vowel', () => {
    check({ ឧសភា: 'ʔ o s a ʔ pʰ i ə', ឯក: 'ʔ a e k', ឱ្យ: 'ʔ a o j', ឲ្យ: 'ʔ a o j', ឬ: 'r ɨː', ឮ: 'l ɨː' });
  });
});

describe('pronounceWord', () => {
  it('knows what people say where spelling says otherwise', () => {
    expect(pronounceWord('ប្រាំពីរ')).toEqual(['p', 'r', 'a', 'm', 'p', 'ɨ', 'l']);
    expect(pronounceWord('ភ្នំពេញ').join('')).toBe('pʰnumpɨɲ');
  });
  it('takes compounds of known words apart', () => {
    expect(pronounceWord('ខែមករា').join(' ')).toBe('kʰ a e m ĕ ə ʔ k a ʔ r aː');
  });
  it('is empty for what is no Khmer, and never throws', () => {
    expect(pronounceWord('hello')).toEqual([]);
    expect(pronounceWord('')).toEqual([]);
    expect(pronounceWord('្')).toEqual([]);
    expect(pronounceWord('ាះ៉់')).toEqual([]);
  });
});

describe('pronounceText', () => {
  it('finds words and pauses', () => {
    const pieces = pronounceText('សូមស្តាប់ម្តងទៀត។ ចុចលេខ ១');
    expect(pieces.map((piece) => ('word' in piece ? piece.word : piece.pause))).toEqual([
      'សូម',
      'ស្តាប់',
      'ម្តង',
      'ទៀត',
      'long',
      'ចុច',
      'លេខ',
      'short',
      'មួយ',
    ]);
  });
  it('reads quantities as numbers and long or zero-led digits one by one', () => {
    const words = (text: string): string[] =>
      pronounceText(text).flatMap((piece) => ('word' in piece ? [piece.word] : []));
    expect(words('៤៥')).toEqual(['សែសិប', 'ប្រាំ']);
    expect(words('012')).toEqual(['សូន្យ', 'មួយ', 'ពីរ']);
  });
  it('cuts compounds that the word breaker leaves whole, and numbers off words', () => {
    const words = (text: string): string[] =>
      pronounceText(text).flatMap((piece) => ('word' in piece ? [piece.word] : []));
    expect(words('ខែមករា')).toEqual(['ខែ', 'មករា']);
    expect(words('ព្រៃក្រសាំង')).toEqual(['ព្រៃ', 'ក្រសាំង']);
    expect(words('ចោមចៅទី១')).toEqual(['ចោមចៅ', 'ទី', 'មួយ']);
  });
  it('passes over what is no Khmer, and has no pause at the ends', () => {
    expect(pronounceText(' , hello ... ')).toEqual([]);
    expect(pronounceText('')).toEqual([]);
  });
});
