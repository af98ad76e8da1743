import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pronounceWord } from '../src/core/speech/khmer/pronounce.ts';
import { pronounceByRule } from '../src/core/speech/khmer/rules.ts';

/**
 * How often the pronunciation is wrong, against a table of words with their IPA (a word may stand
 * on several rows; any of them is right). A quarter of the words, chosen by a hash of the
 * spelling, is held out: nobody looks at those words or their errors while writing rules.
 */

const TABLE = new URL('../../shared/data/khmer-pronunciations.tsv', import.meta.url);

/** A little above what was reached, in percent: a change that makes it worse must say so here. */
const CEILINGS = {
  development: { words: 12, phones: 5.5 },
  heldOut: { words: 20.5, phones: 8.5 },
} as const;

type Table = ReadonlyMap<string, readonly string[][]>;

function readTable(): Map<string, string[][]> {
  const table = new Map<string, string[][]>();
  for (const line of readFileSync(TABLE, 'utf8')
    .split('\n')
    .filter((row) => row !== '')) {
    const [word = '', phones = ''] = line.split('\t');
    table.set(word, [...(table.get(word) ?? []), phones.split(' ')]);
  }
  return table;
}

/** FNV-1a over the UTF-8 bytes: the same split on every machine. */
function isHeldOut(word: string): boolean {
  const hash = Buffer.from(word, 'utf8').reduce(
    (h, byte) => Math.imul(h ^ byte, 0x01000193) >>> 0,
    0x811c9dc5,
  );
  return hash % 4 === 0;
}

/** Insertions, deletions and substitutions that turn one sequence into the other. */
function distance(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  from.forEach((phone, i) => {
    const next = [i + 1];
    to.forEach((other, j) => {
      const change = (row[j] ?? 0) + (phone === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    });
    row = next;
  });
  return row.at(-1) ?? 0;
}

interface ErrorRates {
  /** Percent of words that are not exactly one of the accepted ones. */
  readonly words: number;
  /** Percent of phones: edits to the nearest accepted pronunciation. */
  readonly phones: number;
}

function measure(table: Table, pronounce: (word: string) => string[]): ErrorRates {
  const best = [...table].map(([word, accepted]) => {
    const spoken = pronounce(word);
    return accepted
      .map((phones) => ({ edits: distance(spoken, phones), length: phones.length }))
      .reduce((left, right) => (right.edits < left.edits ? right : left));
  });
  const phones = best.reduce((sum, { length }) => sum + length, 0);
  return {
    words: (100 * best.filter(({ edits }) => edits > 0).length) / best.length,
    phones: (100 * best.reduce((sum, { edits }) => sum + edits, 0)) / phones,
  };
}

function report(name: string, words: number, rates: ErrorRates): void {
  process.stdout.write(
    `${name} (${words} words): ${rates.words.toFixed(1)} % of words, ${rates.phones.toFixed(1)} % of phones wrong\n`,
  );
}

const missing = !existsSync(TABLE);

describe.skipIf(missing)(
  `Khmer pronunciation error${missing ? `: skipped, ${TABLE.pathname} is not there` : ''}`,
  () => {
    const table = missing ? new Map<string, string[][]>() : readTable();
    const part = (heldOut: boolean): Table =>
      new Map([...table].filter(([word]) => isHeldOut(word) === heldOut));

    it.each([
      ['development', false, CEILINGS.development],
      ['held out', true, CEILINGS.heldOut],
    ] as const)('by rule alone, %s part', (name, heldOut, ceiling) => {
      const words = part(heldOut);
      const rates = measure(words, pronounceByRule);
      report(`rules, ${name}`, words.size, rates);
      expect(rates.words).toBeLessThan(ceiling.words);
      expect(rates.phones).toBeLessThan(ceiling.phones);
    });

    it.each([
      ['development', false, CEILINGS.development],
      ['held out', true, CEILINGS.heldOut],
    ] as const)('with the lexicon, %s part', (name, heldOut, ceiling) => {
      const words = part(heldOut);
      const rates = measure(words, pronounceWord);
      report(`rules and lexicon, ${name}`, words.size, rates);
      expect(rates.words).toBeLessThan(ceiling.words);
    });
  },
);
