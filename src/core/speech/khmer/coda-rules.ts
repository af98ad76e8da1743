import { hasVowel, type Cell } from './cells.ts';
import { CLOSED_FIRST_STEMS } from './indic-stems.ts';
import { isNasal } from './letters.ts';
import { NATIVE_VOWELS, type Origin } from './origin.ts';
import type { Syllable } from './syllable.ts';

/** Which consonants close the syllable before them: Khmer does not write where a syllable ends. */

/** Vowels that end in a glide and take no further consonant. */
const GLIDE_VOWELS = new Set(['ៃ', 'ៅ']);

/** Vowels after which a bare ន or ម never begins a syllable of its own. */
const CLOSED_BY_NASAL = new Set(['ិ', 'ុ', 'ី']);

/** Onsets after which a final ន is the Pali ending -ana and not the coda of a stem like ជន. */
const LINKS_TO_N = new Set(['ស', 'ល', 'ឍ', 'ទ', 'ប', 'ច', 'វ', 'ក']);

/** Whether a syllable can still take the given consonant as its coda. */
export function takesCoda(syllable: Syllable, cell: Cell): boolean {
  if (syllable.coda !== '' || syllable.robat || GLIDE_VOWELS.has(syllable.vowel)) return false;
  // ាំង is written with ំ but ends in ង.
  if (syllable.tail === 'nikahit')
    return syllable.vowel === 'ា' && cell.base === 'ង' && cell.subs.length === 0;
  return syllable.tail === '';
}

/**
 * Whether the bare cell at `index` closes the open syllable before it; otherwise it begins one.
 * @param previous the open syllable
 * @param cells the whole word
 */
export function isCoda(previous: Syllable, cells: readonly Cell[], index: number, origin: Origin): boolean {
  const cell = cells[index] as Cell;
  const next = cells[index + 1];
  if (next === undefined) return cell.shift === '' && !keepsFinalVowel(previous, cell, origin);
  if (cell.bantoc || cell.robat || previous.samyok || cell.base === 'ង') return true;
  if (cell.shift !== '' || startsNasalPrefix(next)) return false;
  if (closesBefore(previous, cell, next)) return true;
  if (index === 1 && isClosedStem(previous, cell)) return true;
  if (isFinalCoda(next, index + 2 === cells.length)) return false;
  return origin !== 'indic' || neverLinks(previous, cell);
}

/**
 * Final consonants of Indic words that keep their vowel: យ after ិ and ី (អរិយ), រ after ន្ត and
 * its like (អន្តរ), ន after another unwritten vowel (ទស្សន).
 */
function keepsFinalVowel(previous: Syllable, cell: Cell, origin: Origin): boolean {
  const first = previous.onset[0] ?? '';
  if (cell.bantoc || previous.samyok) return false;
  if (cell.base === 'រ') return previous.joined && previous.vowel === '' && (first === 'ត' || first === 'ទ');
  if (origin !== 'indic') return false;
  if (cell.base === 'យ') return previous.vowel === 'ិ' || previous.vowel === 'ី';
  return cell.base === 'ន' && previous.vowel === '' && LINKS_TO_N.has(first);
}

/** A bare consonant before a nasal with a subscript is a syllable that the nasal closes (បង្រៀន). */
function startsNasalPrefix(next: Cell): boolean {
  return isNasal(next.base) && next.subs.length > 0;
}

/**
 * Pali writes a nasal before another consonant with a subscript: a bare one is a coda (លិនជី).
 * រ before the ending -ដ្ឋាន is silent too.
 */
function closesBefore(previous: Syllable, cell: Cell, next: Cell): boolean {
  if (cell.base === 'រ') return next.base === 'ដ' && next.vowel === 'ា';
  return (cell.base === 'ន' || cell.base === 'ម') && CLOSED_BY_NASAL.has(previous.vowel) && hasVowel(next);
}

function isClosedStem(previous: Syllable, cell: Cell): boolean {
  return previous.vowel === '' && CLOSED_FIRST_STEMS.has(previous.onset.join('') + cell.base);
}

/** Two bare consonants at the end, or one that ់ closes, make a syllable of their own. */
function isFinalCoda(cell: Cell, isLast: boolean): boolean {
  return !hasVowel(cell) && (cell.bantoc || (isLast && cell.subs.length === 0));
}

/** Glides after u and ou, ជ in រាជ, រ in ការ, ល in គោល and anything after a vowel that only native words have. */
function neverLinks({ vowel, onset }: Syllable, { base }: Cell): boolean {
  const natural: Readonly<Record<string, boolean>> = {
    'ុ': base === 'យ',
    'ូ': base === 'វ',
    'ា': (onset[0] === 'រ' && base === 'ជ') || (onset[0] === 'ក' && base === 'រ'),
    'ោ': onset[0] === 'គ' && base === 'ល',
  };
  return natural[vowel] ?? (NATIVE_VOWELS.has(vowel) && onset[0] !== 'ឯ');
}
