import { hasVowel, type Cell } from './cells.ts';
import { isNasal } from './letters.ts';

/**
 * Where a word comes from decides how its unwritten vowels are read, and the spelling
 * gives it away: native words use ់ and the vowels Indic never had; Pali and Sanskrit
 * words use letters and doubled consonants that native words lack; loans use ៉ and ៊.
 */
export type Origin = 'native' | 'indic' | 'loan';

const INDIC_LETTERS = new Set(['ឃ', 'ឈ', 'ឋ', 'ឌ', 'ឍ', 'ធ', 'ភ', 'ណ', 'ថ']);
export const NATIVE_VOWELS = new Set(['ើ', 'ឿ', 'ៀ', 'ែ', 'ួ', 'ៅ', 'ៃ', 'ឹ', 'ឺ']);

/** Doubled or doubled-and-aspirated consonants, which only Indic words write. */
const GEMINATES = new Set([
  'កក',
  'កខ',
  'គគ',
  'គឃ',
  'ចច',
  'ចឆ',
  'ជជ',
  'ជឈ',
  'ញញ',
  'ដឋ',
  'ឌឍ',
  'ណណ',
  'តត',
  'តថ',
  'ទទ',
  'ទធ',
  'បប',
  'បផ',
  'ពព',
  'ពភ',
  'មម',
  'យយ',
  'លល',
  'សស',
  'នន',
  'ពវ',
]);

/** Whether base and first subscript write one doubled consonant (ព្វ is read as ព្ព). */
export function isGeminate(base: string, sub: string): boolean {
  return GEMINATES.has(base + sub);
}

function nativeMarks(cell: Cell, index: number, cells: readonly Cell[]): number {
  // A first syllable closed by ំ or by a nasal is the native prefix of កំណើត and បង្កើត.
  const prefix =
    index === 0 &&
    cell.vowel === '' &&
    cells.length > 1 &&
    (cell.tail === 'nikahit' || isPrefixNasal(cells[1] as Cell));
  return (
    (cell.bantoc ? 2 : 0) +
    (NATIVE_VOWELS.has(cell.vowel) && cell.base !== 'ឯ' ? 1 : 0) +
    (cell.tail === 'reahmuk' ? 1 : 0) +
    (prefix ? 1 : 0)
  );
}

function isPrefixNasal(cell: Cell): boolean {
  return isNasal(cell.base) && cell.subs.length > 0 && !isGeminate(cell.base, cell.subs[0] ?? '');
}

function indicMarks(cell: Cell, index: number, cells: readonly Cell[]): number {
  const openShort =
    (cell.vowel === 'ិ' || cell.vowel === 'ុ') && cell.tail === '' && nextStartsSyllable(cells, index);
  const geminate = cell.subs[0] !== undefined && isGeminate(cell.base, cell.subs[0]);
  return (
    (INDIC_LETTERS.has(cell.base) || cell.subs.some((sub) => INDIC_LETTERS.has(sub)) ? 1 : 0) +
    (cell.tail === 'yuukaleapintu' && index > 1 ? 2 : 0) +
    ((cell.samyok && index > 1) || cell.robat ? 1 : 0) +
    (geminate ? 2 : 0) +
    (openShort ? 2 : 0)
  );
}

function nextStartsSyllable(cells: readonly Cell[], index: number): boolean {
  const next = cells[index + 1];
  return next === undefined || hasVowel(next);
}

/** @returns the most likely origin of a spelling; native when nothing speaks against it. */
export function originOf(cells: readonly Cell[]): Origin {
  if (cells.some(isLoanCell) || looksLikeLoan(cells)) return 'loan';
  const native = cells.reduce((sum, cell, index) => sum + nativeMarks(cell, index, cells), 0);
  const indic = cells.reduce((sum, cell, index) => sum + indicMarks(cell, index, cells), 0);
  if (indic > native) return 'indic';
  return native > 0 || startsNative(cells) ? 'native' : 'indic';
}

function isLoanCell(cell: Cell): boolean {
  const ium = cell.subs.at(-1) === 'យ' && cell.vowel === 'ូ';
  return cell.shift !== '' || cell.base.startsWith('ហ្') || ium;
}

/** អេ and អូ begin long words only in loans (អេឡិចត្រុង). */
function looksLikeLoan(cells: readonly Cell[]): boolean {
  const first = cells[0];
  return first?.base === 'អ' && cells.length > 2 && (first.vowel === 'េ' || first.vowel === 'ូ');
}

function followedByVowel(cells: readonly Cell[]): boolean {
  return cells[1] !== undefined && hasVowel(cells[1]);
}

/** A reduced first syllable in រ or in a cluster with រ, with nothing Indic in the word (របប, ប្រកប). */
function startsNative(cells: readonly Cell[]): boolean {
  const first = cells[0];
  if (first === undefined || hasVowel(first)) return false;
  if (first.subs.at(-1) === 'រ' || cells[1]?.base === first.base) return true;
  // រ, a bare consonant and a vowel are Indic (រចនា); in native words the vowel follows at once or never.
  return first.base === 'រ' && (followedByVowel(cells) || cells.length === 3);
}
