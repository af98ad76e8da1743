import { SECOND_SERIES_STEMS } from './indic-stems.ts';
import type { Origin } from './origin.ts';
import type { Syllable } from './syllable.ts';

/**
 * When the first series spreads: a syllable that begins with a sonorant takes the series of the
 * first-series syllable before it. It does so mostly before ា and the inherent vowel, and hardly
 * ever before ិ and ុ (សម្លា is [sɑmlaː], but អនុ is [ʔaʔnuʔ]).
 */

interface Neighbours {
  readonly syllable: Syllable;
  readonly previous: Syllable;
  readonly origin: Origin;
}

/** A sonorant written under the nasal of a native prefix (the ល of សម្លេង). */
function isInPrefix({ syllable, previous }: Neighbours): boolean {
  return syllable.joined && previous.vowel === '';
}

function aaSpreads({ syllable }: Neighbours): boolean {
  return syllable.joined || !SECOND_SERIES_STEMS.has(syllable.onset.join('') + syllable.coda);
}

/** Only the open រិ after an a, as in បរិ- and ការិយ. */
function shortISpreads({ syllable, previous }: Neighbours): boolean {
  return (
    syllable.onset[0] === 'រ' && syllable.coda === '' && (previous.vowel === 'ា' || previous.vowel === '')
  );
}

/** Only in a closed syllable of an Indic word, and not after another ិ or ុ (សរុប, សមុទ្ទ). */
function shortUSpreads({ syllable, previous, origin }: Neighbours): boolean {
  const { coda, codaCluster, joined } = syllable;
  const plainlyClosed = coda !== '' && coda !== 'យ' && (codaCluster === '' || codaCluster === 'ទ');
  return (
    plainlyClosed &&
    origin !== 'loan' &&
    !joined &&
    previous.weight !== 'minor' &&
    previous.vowel !== 'ិ' &&
    previous.vowel !== 'ុ'
  );
}

/** Per vowel sign; signs that are not listed always spread. */
const BY_VOWEL: Readonly<Record<string, (neighbours: Neighbours) => boolean>> = {
  'ា': aaSpreads,
  'ិ': shortISpreads,
  'ុ': shortUSpreads,
  'ី': ({ syllable, origin }) => origin !== 'loan' && ['រ', 'ល'].includes(syllable.onset[0] ?? ''),
  'ូ': ({ origin }) => origin === 'native',
  'េ': isInPrefix,
  'ោ': isInPrefix,
  'ឹ': () => false,
  'ឺ': () => false,
};

const NEVER_AFTER_REDUCED = new Set(['ិ', 'ុ', 'ឹ', 'ឺ']);
const GLIDES = new Set(['ៃ', 'ៅ']);

/** Indic stems that stay in the second series inside compounds: វត្ត, យន្ត, រដ្ឋ, មន្ត្រី. */
function isOwnStem({ vowel, codaCluster, samyok, onset, coda }: Syllable): boolean {
  const first = onset[0] ?? '';
  if (vowel !== '' || codaCluster === '' || samyok) return false;
  return first === 'វ' || first === 'យ' || (first === 'រ' && coda === 'ដ') || (first === 'ម' && coda === 'ន');
}

/** The stem ន័យ is [nɨj] everywhere (អត្ថន័យ). */
function isNej({ samyok, onset, coda }: Syllable): boolean {
  return samyok && onset[0] === 'ន' && coda === 'យ';
}

/**
 * @param syllable begins with a sonorant and is of the second series by itself
 * @param previous the first-series syllable before it
 * @returns whether the syllable is read in the first series
 */
export function takesFirstSeries(syllable: Syllable, previous: Syllable, origin: Origin): boolean {
  const neighbours = { syllable, previous, origin };
  if (GLIDES.has(previous.vowel) || isOwnStem(syllable) || isNej(syllable)) return false;
  if (previous.weight === 'minor' && previous.onset.length > 1)
    return !NEVER_AFTER_REDUCED.has(syllable.vowel);
  // The native prefixes អង្ and អន្ leave the sonorant after them alone (អង្រែ).
  if (isInPrefix(neighbours) && previous.onset[0] === 'អ' && origin === 'native') return false;
  return BY_VOWEL[syllable.vowel]?.(neighbours) ?? true;
}
