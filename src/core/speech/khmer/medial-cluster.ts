import type { Cell } from './cells.ts';
import { consonant, isNasal } from './letters.ts';
import { isGeminate } from './origin.ts';
import type { Syllable } from './syllable.ts';

/**
 * What happens to a cluster inside a word.
 * - onset: both consonants begin the next syllable (ប្រទេស)
 * - split: one ends the syllable before, the other begins the next (បង្កើត)
 * - copy: the first does both (សត្រូវ is [sat.trəw])
 */
type MedialCluster = 'onset' | 'split' | 'copy';

function isStop(char: string): boolean {
  return ['k', 'c', 't', 'p'].includes(consonant(char).coda);
}

function isShort(syllable: Syllable): boolean {
  return syllable.vowel === '' || ['ិ', 'ុ', 'ឹ'].includes(syllable.vowel);
}

function afterS(previous: Syllable, sub: string): MedialCluster {
  if (!isShort(previous)) return 'onset';
  if (sub === 'ច') return 'split';
  return ['វ', 'ល', 'ត'].includes(sub) ? 'copy' : 'onset';
}

/** Stops that close the syllable before a nasal whatever its vowel is (អាត្មា, ប្រាជ្ញា). */
const SPLIT_BEFORE_NASAL = new Set(['ត', 'ជ']);

function afterStop(previous: Syllable, cell: Cell, sub: string): MedialCluster {
  const dental = consonant(cell.base).coda === 't';
  if (isNasal(sub)) return SPLIT_BEFORE_NASAL.has(cell.base) || isShort(previous) ? 'split' : 'onset';
  if (!isShort(previous)) return sub === 'ស' && cell.vowel !== '' ? 'split' : 'onset';
  if (sub === 'រ') return dental && cell.vowel !== '' && !previous.onset.includes('រ') ? 'copy' : 'onset';
  if (sub === 'យ' || sub === 'វ') return previous.vowel === 'ិ' ? 'onset' : 'copy';
  if (sub === 'ស')
    return cell.vowel === 'ា' && consonant(previous.onset.at(-1) as string).series === 'o' ? 'copy' : 'split';
  return sub === 'ត' || sub === 'ដ' ? 'copy' : 'split';
}

/** @returns how the cluster of `cell` divides after the open syllable `previous`. */
export function medialCluster(previous: Syllable, cell: Cell): MedialCluster {
  const sub = cell.subs[0] ?? '';
  if (cell.base === 'ដ' && sub === 'ឋ' && previous.vowel === 'ា') return 'onset';
  if (isNasal(cell.base) || isGeminate(cell.base, sub)) return 'split';
  if (cell.base === 'ស') return afterS(previous, sub);
  if (isStop(cell.base)) return afterStop(previous, cell, sub);
  if (sub === 'រ') return 'onset';
  return isShort(previous) ? 'split' : 'onset';
}
