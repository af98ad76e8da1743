import { DIGRAPHS, isConsonant } from './letters.ts';

/** The signs of Khmer writing that are neither consonants nor vowels. */
const SIGN = {
  coeng: '\u17D2',
  nikahit: '\u17C6',
  reahmuk: '\u17C7',
  yuukaleapintu: '\u17C8',
  muusikatoan: '\u17C9',
  triisap: '\u17CA',
  bantoc: '\u17CB',
  robat: '\u17CC',
  toandakhiat: '\u17CD',
  samyokSannya: '\u17D0',
  repeat: '\u17D7',
} as const;

/** How a word ends its vowel: ំ adds a nasal, ះ an h, ៈ a glottal stop. */
export type Tail = '' | 'nikahit' | 'reahmuk' | 'yuukaleapintu';

/** One orthographic cell: a consonant, what hangs below it, and the vowel and signs around it. */
export interface Cell {
  /** Base consonant; a digraph such as ហ្វ counts as one. */
  readonly base: string;
  /** Subscript consonants in writing order. */
  readonly subs: readonly string[];
  /** ៉ moves the cell to the first series, ៊ to the second. */
  readonly shift: '' | 'up' | 'down';
  /** The vowel sign, empty for none. */
  readonly vowel: string;
  readonly tail: Tail;
  /** ់ on this (final) consonant shortens the vowel before it. */
  readonly bantoc: boolean;
  /** ័ gives the cell a short [a]. */
  readonly samyok: boolean;
  /** ៌ was an r before this consonant in Sanskrit. */
  readonly robat: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const FIRST_VOWEL = 0x17b6;
const LAST_VOWEL = 0x17c5;

function isVowelSign(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code >= FIRST_VOWEL && code <= LAST_VOWEL;
}

function emptyCell(base: string): Mutable<Cell> & { subs: string[]; killed: boolean } {
  return {
    base,
    subs: [],
    shift: '',
    vowel: '',
    tail: '',
    bantoc: false,
    samyok: false,
    robat: false,
    killed: false,
  };
}

type OpenCell = ReturnType<typeof emptyCell>;

/** What each sign does to the cell it stands on. */
const SIGN_EFFECTS: ReadonlyMap<string, (cell: OpenCell) => void> = new Map([
  [
    SIGN.nikahit,
    (cell: OpenCell) => {
      cell.tail = 'nikahit';
    },
  ],
  [
    SIGN.reahmuk,
    (cell: OpenCell) => {
      cell.tail = 'reahmuk';
    },
  ],
  [
    SIGN.yuukaleapintu,
    (cell: OpenCell) => {
      cell.tail = 'yuukaleapintu';
    },
  ],
  [
    SIGN.muusikatoan,
    (cell: OpenCell) => {
      cell.shift = 'up';
    },
  ],
  [
    SIGN.triisap,
    (cell: OpenCell) => {
      cell.shift = 'down';
    },
  ],
  [
    SIGN.bantoc,
    (cell: OpenCell) => {
      cell.bantoc = true;
    },
  ],
  [
    SIGN.robat,
    (cell: OpenCell) => {
      cell.robat = true;
    },
  ],
  [
    SIGN.toandakhiat,
    (cell: OpenCell) => {
      cell.killed = true;
    },
  ],
  [
    SIGN.samyokSannya,
    (cell: OpenCell) => {
      cell.samyok = true;
    },
  ],
]);

/** ហ with one of a few subscripts is a single consonant (ហ្វ is f), not a cluster. */
function mergeDigraph(cell: OpenCell): void {
  const pair = cell.base + SIGN.coeng + (cell.subs[0] ?? '');
  if (!DIGRAPHS.has(pair)) return;
  cell.base = pair;
  cell.subs.shift();
}

/**
 * Cut a spelling into cells. Consonants silenced by toandakhiat (៍) are left out.
 * @param spelling Khmer letters without independent vowels, spaces or ៗ
 * @returns the cells in reading order; characters that are no Khmer letters are passed over
 */
export function parseCells(spelling: string): Cell[] {
  const cells: OpenCell[] = [];
  let belowNext = false;
  for (const char of spelling) {
    const cell = cells.at(-1);
    if (char === SIGN.coeng) {
      belowNext = cell !== undefined;
    } else if (isConsonant(char)) {
      if (belowNext && cell !== undefined) cell.subs.push(char);
      else cells.push(emptyCell(char));
      belowNext = false;
    } else if (cell !== undefined) {
      // A second vowel sign is a slip of the pen (េ and ា for ោ is repaired before): the first wins.
      if (isVowelSign(char)) cell.vowel ||= char;
      else SIGN_EFFECTS.get(char)?.(cell);
    }
  }
  cells.forEach(mergeDigraph);
  return cells.filter((cell) => !cell.killed);
}

/** Whether the cell carries its own written vowel (or a sign that makes one). */
export function hasVowel(cell: Cell): boolean {
  return cell.vowel !== '' || cell.tail !== '' || cell.samyok;
}
