import { parseCells } from './cells.ts';
import { onsetPhones } from './onset.ts';
import { originOf } from './origin.ts';
import { rimePhones } from './rime.ts';
import { assignSeries } from './series.ts';
import { dropSilentVowel } from './silent-vowel.ts';
import { normaliseSpelling } from './spelling.ts';
import { syllabify } from './syllabify.ts';

/**
 * Pronounce a word from its spelling alone, without the lexicon. The way there: letters into
 * cells, cells into syllables, each syllable its series, then onset and rime into phones.
 * @param word one word in Khmer letters
 * @returns its phones; empty when it has no Khmer consonant or independent vowel. Never throws.
 */
export function pronounceByRule(word: string): string[] {
  if (word.endsWith('ៗ')) {
    const once = pronounceByRule(word.slice(0, -1));
    return [...once, ...once];
  }
  const written = parseCells(normaliseSpelling(word));
  const origin = originOf(written);
  const syllables = assignSeries(syllabify(dropSilentVowel(written), origin), origin);
  return syllables.flatMap((syllable, index) => {
    const place = {
      isFirst: index === 0,
      isLast: index === syllables.length - 1,
      isOnly: syllables.length === 1,
      origin,
      before: syllables[index - 1]?.coda ?? '',
      beforeOnset: syllables[index - 1]?.onset[0] ?? '',
      next: syllables[index + 1]?.onset[0] ?? '',
    };
    return [...onsetPhones(syllable, place), ...rimePhones(syllable, place)];
  });
}
