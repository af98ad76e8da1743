import { hasVowel, type Cell } from './cells.ts';
import { isCoda, takesCoda } from './coda-rules.ts';
import { isNasal } from './letters.ts';
import { medialCluster } from './medial-cluster.ts';
import type { Origin } from './origin.ts';
import type { Syllable } from './syllable.ts';
import { weigh } from './weight.ts';

/**
 * From cells to syllables. Khmer writes neither the inherent vowel nor where a syllable
 * ends, so every consonant without a vowel sign is either a coda or a syllable of its own.
 */

type Draft = { -readonly [K in keyof Syllable]: Syllable[K] };

function begin(cell: Cell, onset: readonly string[], joined: boolean): Draft {
  return {
    onset,
    shift: cell.shift,
    vowel: cell.vowel,
    tail: cell.tail,
    coda: '',
    codaCluster: '',
    short: cell.samyok,
    samyok: cell.samyok,
    robat: false,
    weight: 'full',
    joined,
  };
}

/** ៌ marks a lost r before the consonant; neither is heard (ធម៌), only the vowel shows it. */
function close(syllable: Draft, cell: Cell, cluster: string): void {
  syllable.coda = cell.robat ? '' : cell.base;
  // ហ្ម at the end is no foreign consonant but a cluster (ព្រហ្ម).
  syllable.codaCluster = cluster === '' && cell.base.startsWith('ហ្') ? 'ហ' : cluster;
  syllable.short ||= cell.bantoc;
  syllable.robat = cell.robat;
}

/** A final consonant pair that begins a syllable of its own: nasal and l, r or ɗ (សម្ល, សណ្ដ). */
function isFinalPair(cell: Cell): boolean {
  return isNasal(cell.base) && ['ល', 'រ', 'ដ'].includes(cell.subs[0] ?? '');
}

/** What a split cluster leaves for the next syllable; ព្វ is read as ព្ព. */
function lowerOnset(cell: Cell): readonly string[] {
  return cell.base === 'ព' && cell.subs[0] === 'វ' ? ['ព'] : cell.subs;
}

/** A cell with subscripts inside a word may lend its base to the syllable before it. */
function joinMedial(syllables: Draft[], previous: Draft, cell: Cell): void {
  const kind = cell.subs.length === 0 ? 'onset' : medialCluster(previous, cell);
  if (kind !== 'onset') close(previous, cell, cell.subs[0] ?? '');
  syllables.push(
    kind === 'split' ? begin(cell, lowerOnset(cell), true) : begin(cell, [cell.base, ...cell.subs], false),
  );
}

/**
 * Sort the cells of one word into syllables.
 * @param cells the spelling, as parseCells gives it
 * @param origin decides how unwritten vowels are read
 * @returns the syllables in reading order, at least one for a word that has a cell
 */
export function syllabify(cells: readonly Cell[], origin: Origin): Syllable[] {
  const syllables: Draft[] = [];
  cells.forEach((cell, index) => {
    const previous = syllables.at(-1);
    const isLast = index === cells.length - 1;
    if (previous === undefined || !takesCoda(previous, cell)) {
      syllables.push(begin(cell, [cell.base, ...cell.subs], false));
    } else if (hasVowel(cell)) {
      joinMedial(syllables, previous, cell);
    } else if (cell.subs.length === 0 && isCoda(previous, cells, index, origin)) {
      close(previous, cell, '');
    } else if (isLast && cell.subs.length > 0 && !isFinalPair(cell)) {
      close(previous, cell, cell.subs[0] ?? '');
    } else {
      joinMedial(syllables, previous, cell);
    }
  });
  return syllables.map((syllable, index) => ({ ...syllable, weight: weigh(syllables, index, origin) }));
}
