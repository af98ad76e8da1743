import type { Tail } from './cells.ts';
import type { Series } from './letters.ts';

/**
 * How heavily a syllable is spoken.
 * - full: with its whole vowel
 * - minor: the reduced first half of a native word (ក in កកូរ): short [ɑ] or [ɔ]
 * - linking: an unwritten short a of a Pali or Sanskrit word, closed by a glottal stop (ស in សកម្ម)
 */
export type Weight = 'full' | 'minor' | 'linking';

/** A syllable in letters: what is written, sorted into places, not yet in phones. */
export interface Syllable {
  /** Onset letters (digraphs count as one), at least one. */
  readonly onset: readonly string[];
  readonly shift: '' | 'up' | 'down';
  readonly vowel: string;
  readonly tail: Tail;
  /** Final consonant letter, empty for none. */
  readonly coda: string;
  /** The subscript written under the coda, silent at the end of a word (the ្ត of ចិត្ត); empty for none. */
  readonly codaCluster: string;
  /** ់ or ័ shortens the vowel. */
  readonly short: boolean;
  /** ័ was written: a short [a] without a vowel sign. */
  readonly samyok: boolean;
  /** The coda carried ៌, so an r once stood before it. */
  readonly robat: boolean;
  readonly weight: Weight;
  /** The onset was written under the coda of the syllable before (the រ of កម្រ). */
  readonly joined: boolean;
}

/** A syllable whose series has been decided. */
export interface VoicedSyllable extends Syllable {
  readonly series: Series;
}
