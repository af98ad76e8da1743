import { hasVowel, type Cell } from './cells.ts';

/**
 * Pali and Sanskrit words keep a final ិ or ុ in writing that speech has dropped (ជាតិ is
 * [ciət]). It falls after a long ា before ត (ជាតិ, ធាតុ), in ហេតុ and ភូមិ, and after a
 * consonant pair whose first member stays as the coda (ប្រវត្តិ, សិទ្ធិ, ភក្តិ).
 */
const DROPS_AFTER: readonly { readonly before: string; readonly last: string }[] = [
  { before: 'ា', last: 'តិ' },
  { before: 'ា', last: 'តុ' },
  { before: 'ូ', last: 'មិ' },
  { before: '', last: 'ត្តិ' },
  { before: '', last: 'ក្តិ' },
  { before: '', last: 'ប្តិ' },
  { before: 'ិ', last: 'ទ្ធិ' },
  { before: '', last: 'ស្តិ' },
  { before: 'ិ', last: 'ត្តិ' },
];

function written(cell: Cell): string {
  return [cell.base, ...cell.subs].join('\u17D2') + cell.vowel;
}

/** @returns the cells with a silent final vowel taken away, so that its consonant becomes a coda. */
export function dropSilentVowel(cells: readonly Cell[]): readonly Cell[] {
  const last = cells.at(-1);
  const before = cells.at(-2);
  if (last === undefined || before === undefined || last.tail !== '') return cells;
  if (before.vowel === '' && hasVowel(before)) return cells;
  const drops =
    (before.base === 'ហ' && before.vowel === 'េ' && written(last) === 'តុ') ||
    DROPS_AFTER.some((rule) => rule.before === before.vowel && rule.last === written(last));
  return drops ? [...cells.slice(0, -1), { ...last, vowel: '' }] : cells;
}
