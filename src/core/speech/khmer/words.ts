import { COMMON_WORDS } from './common-words.ts';
import { LEXICON } from './lexicon.ts';

/**
 * Where words begin in a run of Khmer letters. The dictionary of Unicode's word breaker finds
 * most words; it leaves some compounds whole (ខែមករា) and cuts others wrongly (ទទួ|លប|ណ្តឹង).
 * So its words and ours are put side by side and the cheapest way through the run is taken.
 */

/** Very short words turn up by chance inside others. */
const KNOWN_COST = { long: 0.8, short: 1.2 } as const;
const SHORT_WORD = 3;
/** An unknown word costs more the longer it is: two or three known words beat a long unknown one. */
const UNKNOWN_COST = 0.8;
const UNKNOWN_COST_PER_LETTER = 0.25;
/** Fewer letters than this after a known word are not a word of their own. */
const SHORTEST_REST = 4;
const LONGEST_KNOWN = Math.max(...[...COMMON_WORDS, ...LEXICON.keys()].map((word) => word.length));

const COENG = '\u17D2';
const STARTS_WORD = /^[\u1780-\u17B30-9០-៩]/u;

/**
 * Cut a compound into the known words it is made of (ខែមករា into ខែ and មករា).
 * @returns its parts; the word itself when it is known or not wholly made of known words
 */
export function splitCompound(word: string): string[] {
  if (isKnown(word)) return [word];
  const parts = cheapest(word, new Map());
  return parts.length > 1 ? [...parts] : [word];
}

function isKnown(word: string): boolean {
  return LEXICON.has(word) || COMMON_WORDS.has(word);
}

interface Path {
  readonly cost: number;
  readonly words: readonly string[];
}

function costOf(word: string): number {
  if (!isKnown(word)) return UNKNOWN_COST + UNKNOWN_COST_PER_LETTER * word.length;
  return word.length < SHORT_WORD ? KNOWN_COST.short : KNOWN_COST.long;
}

function extend(path: Path, word: string): Path {
  return { cost: path.cost + costOf(word), words: [...path.words, word] };
}

/** A word cannot end before a vowel sign or a subscript of its own last consonant. */
function mayEndAt(run: string, end: number): boolean {
  return end === run.length || (STARTS_WORD.test(run.slice(end)) && run[end - 1] !== COENG);
}

/** The rest of the breaker's word that `start` lies in: what follows a known word may be unknown. */
function restOfWord(start: number, breakerWords: ReadonlyMap<number, string>): string | undefined {
  for (const [index, word] of breakerWords) {
    if (start >= index && start < index + word.length) return word.slice(start - index);
  }
  return undefined;
}

/** Words that may begin at `start`: the word breaker's own, and every known word that fits. */
function candidates(run: string, start: number, breakerWords: ReadonlyMap<number, string>): string[] {
  const found = new Set<string>();
  const rest = restOfWord(start, breakerWords);
  if (rest !== undefined && (breakerWords.has(start) || rest.length >= SHORTEST_REST)) found.add(rest);
  for (let length = 1; length <= Math.min(LONGEST_KNOWN, run.length - start); length += 1) {
    const word = run.slice(start, start + length);
    if (isKnown(word) && mayEndAt(run, start + length)) found.add(word);
  }
  return [...found];
}

/**
 * Cut a run of Khmer letters into words.
 * @param run letters without spaces or punctuation
 * @returns its words in reading order; together they are the run
 */
export function splitRun(run: string): string[] {
  const breakerWords = new Map(breakWords(run).map(({ index, segment }) => [index, segment]));
  return attachRepeats(cheapest(run, breakerWords));
}

/** The cheapest words that together are the run; the run itself when no words reach its end. */
function cheapest(run: string, breakerWords: ReadonlyMap<number, string>): readonly string[] {
  const best: (Path | undefined)[] = [{ cost: 0, words: [] }];
  for (let start = 0; start < run.length; start += 1) {
    const path = best[start];
    if (path === undefined) continue;
    for (const word of candidates(run, start, breakerWords)) {
      const longer = extend(path, word);
      const end = start + word.length;
      if (longer.cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = longer;
    }
  }
  return best[run.length]?.words ?? [run];
}

interface Segment {
  readonly index: number;
  readonly segment: string;
}

/** A lone consonant is what the word breaker leaves of a word it does not know. */
const LONE_CONSONANT = /^[\u1780-\u17A2]$/u;

/** The words of Unicode's word breaker, lone consonants put back to the word they were cut from. */
function breakWords(run: string): Segment[] {
  const found = [...new Intl.Segmenter('km', { granularity: 'word' }).segment(run)];
  return found.reduce<Segment[]>((segments, { index, segment }) => {
    const before = segments.at(-1);
    if (before === undefined || !LONE_CONSONANT.test(segment)) return [...segments, { index, segment }];
    return [...segments.slice(0, -1), { index: before.index, segment: before.segment + segment }];
  }, []);
}

/** ៗ repeats the word before it and belongs to it. */
function attachRepeats(words: readonly string[]): string[] {
  return words.reduce<string[]>((joined, word) => {
    if (word === 'ៗ' && joined.length > 0) joined.push(`${joined.pop() ?? ''}ៗ`);
    else joined.push(word);
    return joined;
  }, []);
}
