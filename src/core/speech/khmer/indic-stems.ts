/**
 * Pali and Sanskrit stems that keep their own sound inside longer words. Each is written as its
 * onset letter and its coda letter; the unwritten or long vowel between them is left out.
 * From knowledge of spoken Khmer; a stem belongs here when most of its compounds agree.
 */

/** Stems whose unwritten vowel is short at the end of a word: សង្គម, សម្ភព, មណ្ឌល, និយម. */
export const SHORT_FINAL_STEMS: ReadonlySet<string> = new Set([
  'គម',
  'ភព',
  'ពល',
  'ផល',
  'ឌល',
  'គណ',
  'ទស',
  'យស',
  'រថ',
  'យម',
  'សព',
]);

/** Stems that stay one closed syllable at the beginning of compounds: ជនពិការ, បទបញ្ជា, រថភ្លើង. */
export const CLOSED_FIRST_STEMS: ReadonlySet<string> = new Set(['ជន', 'ពល', 'ផល', 'បទ', 'រថ']);

/** Stems in ា that stay in the second series after a first-series syllable: វាទ, រាជ, មាស, ញាតិ, យាន. */
export const SECOND_SERIES_STEMS: ReadonlySet<string> = new Set(['វទ', 'រជ', 'មស', 'ញត', 'យន']);
