import { consonant, isSonorant, type Series } from './letters.ts';
import type { Origin } from './origin.ts';
import { takesFirstSeries } from './spread.ts';
import type { Syllable, VoicedSyllable } from './syllable.ts';

/** The series that the letters of a syllable give it, without regard to its neighbours. */
function ownSeries(syllable: Syllable, isFirst: boolean): Series {
  if (syllable.shift === 'up') return 'a';
  if (syllable.shift === 'down') return 'o';
  // The g of loans is written with second-series គ but begins words as [ɡaː]; their f has a plain [iː].
  if (isFirst && syllable.onset[0] === 'ហ្គ' && syllable.vowel === 'ា') return 'a';
  if (syllable.onset[0] === 'ហ្វ' && syllable.vowel === 'ី') return 'o';
  // The last strong consonant of a cluster governs; sonorants govern only among themselves.
  const strong = syllable.onset.filter((char) => !isSonorant(char)).at(-1);
  return consonant(strong ?? syllable.onset[0] ?? '').series;
}

function isWeak(syllable: Syllable): boolean {
  return syllable.shift === '' && syllable.onset.every(isSonorant);
}

/** ណ before i is read in the second series after a second-series syllable (ពាណិជ្ជ, ប្រពៃណី). */
function softens({ onset, vowel, coda }: Syllable, before: Series): boolean {
  if (before !== 'o' || onset.length !== 1 || onset[0] !== 'ណ') return false;
  return vowel === 'ី' || (vowel === 'ិ' && coda !== '' && coda !== 'ត');
}

/**
 * Give every syllable its series.
 * @param syllables of one word
 * @param origin loans spread their series less
 */
export function assignSeries(syllables: readonly Syllable[], origin: Origin): VoicedSyllable[] {
  let before: Series = 'o';
  let skipped = false;
  return syllables.map((syllable, index) => {
    const previous = syllables[index - 1];
    const own = previous !== undefined && softens(syllable, before) ? 'o' : ownSeries(syllable, index === 0);
    const weak = own === 'o' && isWeak(syllable) && before === 'a';
    // A sonorant that kept its series is passed over, but not to a closed syllable (អនុញ្ញាត, but និយម).
    const reaches = !skipped || syllable.vowel !== '' || syllable.coda === '';
    const spread = weak && reaches && previous !== undefined && takesFirstSeries(syllable, previous, origin);
    skipped = weak && !spread;
    if (!weak) before = own;
    return { ...syllable, series: spread ? 'a' : own };
  });
}
