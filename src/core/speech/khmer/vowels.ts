import type { Series } from './letters.ts';

/**
 * How the vowel signs are read. The same sign has two readings, one per series, and some
 * change again with what follows: nothing (open), or a final consonant (closed).
 */
interface Reading {
  readonly open: readonly string[];
  readonly closed: readonly string[];
}

type VowelRow = Readonly<Record<Series, Reading>>;

function reading(phones: string, closed: string = phones): Reading {
  return { open: phones.split(' '), closed: closed.split(' ') };
}

function row(a: Reading, o: Reading): VowelRow {
  return { a, o };
}

/** Key '' is the inherent vowel, heard where no sign is written. */
export const VOWELS: ReadonlyMap<string, VowelRow> = new Map([
  ['', row(reading('ɑː'), reading('ɔː'))],
  ['ា', row(reading('aː'), reading('i ə'))],
  ['ិ', row(reading('e', 'ə'), reading('i', 'ɨ'))],
  ['ី', row(reading('ə j'), reading('iː'))],
  ['ឹ', row(reading('ə'), reading('ɨ'))],
  ['ឺ', row(reading('ə ɨ'), reading('ɨː'))],
  ['ុ', row(reading('o'), reading('u'))],
  ['ូ', row(reading('o u'), reading('uː'))],
  ['ួ', row(reading('u ə'), reading('u ə'))],
  ['ើ', row(reading('a ə'), reading('əː'))],
  ['ឿ', row(reading('ɨ ə'), reading('ɨ ə'))],
  ['ៀ', row(reading('i ə'), reading('i ə'))],
  ['េ', row(reading('eː'), reading('eː', 'e i'))],
  ['ែ', row(reading('a e'), reading('ɛː'))],
  ['ៃ', row(reading('a j'), reading('ɨ j'))],
  ['ោ', row(reading('a o'), reading('oː'))],
  ['ៅ', row(reading('a w'), reading('ɨ w'))],
]);

/** Before ះ most vowels are short; ោ and េ change their quality as well. */
export const BEFORE_H: ReadonlyMap<string, VowelRow> = new Map([
  ['', row(reading('a'), reading('ĕ ə'))],
  ['ា', row(reading('aː'), reading('i ə'))],
  ['ិ', row(reading('e'), reading('i'))],
  ['េ', row(reading('e'), reading('i'))],
  ['ោ', row(reading('ɑ'), reading('ŭ ə'))],
]);
