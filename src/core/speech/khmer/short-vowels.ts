import type { Series } from './letters.ts';

/** The short vowels of the second series change with the consonant after them. */

/** Short a: in the second series [ĕə] before velars and glottals, [ŏə] elsewhere, but plain before c. */
export function shortA(series: Series, coda: string): string[] {
  if (series === 'a' || coda === 'c') return ['a'];
  return ['k', 'ŋ', 'ʔ'].includes(coda) ? ['ĕ', 'ə'] : ['ŏ', 'ə'];
}

/** Short inherent vowel: in the second series [u] before lips, [ŭə] elsewhere. */
export function shortInherent(series: Series, coda: string): string[] {
  if (series === 'a') return ['ɑ'];
  return ['p', 'm'].includes(coda) ? ['u'] : ['ŭ', 'ə'];
}
