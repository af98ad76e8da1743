import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { numberPrompts } from './numbers.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TABLE = `${ROOT}tests/support/khmer-spellout.csv`;
const ZERO_WIDTH_SPACE = '\u200B';
const PEOPLE_SAY_THOUSAND_MILLION_FROM = 10_000_000_000;

const texts = parse(readFileSync(`${ROOT}prompts/catalogue.yaml`, 'utf8')) as Record<
  string,
  { km?: string; en?: string }
>;

const spoken = (value: number, language: 'km' | 'en'): string =>
  numberPrompts(value, language)
    .map((id) => texts[id]?.[language] ?? `(${id} has no text)`)
    .join(' ');

/**
 * Reads prompts back as a listener does: a unit multiplies all that is smaller and was said just before it; a unit
 * after nothing smaller multiplies what stands before it.
 */
function heard(prompts: string[]): number {
  const [first, ...others] = prompts;
  if (first === 'minus') return -heard(others);
  const sums: number[] = [];
  for (const id of prompts) {
    const value = Number(/^number-(\d+)$/.exec(id)?.[1] ?? NaN);
    if (value < 100) {
      sums.push(value);
      continue;
    }
    let smaller = 0;
    while (sums.length > 0 && (sums.at(-1) ?? Infinity) < value) smaller += sums.pop() ?? 0;
    sums.push((smaller || (sums.pop() ?? NaN)) * value);
  }
  return sums.reduce((sum, one) => sum + one, 0);
}

const wholeNumbers = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: 0, max: 2_000 }),
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 12 }))
    .map(([n, zeros]) => n * 10 ** zeros),
);

describe.skipIf(!existsSync(TABLE))(
  'Khmer numbers against the CLDR table (skipped where the shared table is absent)',
  () => {
    const rows = existsSync(TABLE)
      ? readFileSync(TABLE, 'utf8')
          .trim()
          .split(/\r?\n/)
          .slice(1)
          .map((line) => line.split(',') as [string, string])
      : [];
    const everyday = rows.filter(([value]) => Number(value) < PEOPLE_SAY_THOUSAND_MILLION_FROM);

    it('are exactly the words of the table below ten thousand million', () => {
      expect(everyday.length).toBeGreaterThan(300);
      for (const [value, words] of everyday) {
        expect.soft(spoken(Number(value), 'km'), value).toBe(words.replaceAll(ZERO_WIDTH_SPACE, ' '));
      }
    });
  },
);

describe('Khmer numbers', () => {
  it.each([
    [45_200_000, 'សែសិប ប្រាំ លាន ពីរ សែន'],
    [10_000_000_000, 'ដប់ ពាន់ លាន'],
    [75_000_000_000, 'ចិតសិប ប្រាំ ពាន់ លាន'],
    [1_000_000_000_000, 'មួយ លាន លាន'],
    [0, 'សូន្យ'],
    [-20, 'ដក ម្ភៃ'],
  ])('says %d as people say it', (value, words) => {
    expect(spoken(value, 'km')).toBe(words);
  });
});

describe('English numbers', () => {
  it.each([
    [0, 'zero'],
    [10, 'ten'],
    [13, 'thirteen'],
    [20, 'twenty'],
    [85, 'eighty five'],
    [100, 'one hundred'],
    [712, 'seven hundred twelve'],
    [45_200_000, 'forty five million two hundred thousand'],
    [1_000_000_011, 'one billion eleven'],
    [-3, 'minus three'],
  ])('says %d', (value, words) => {
    expect(spoken(value, 'en')).toBe(words);
  });
});

describe.each(['km', 'en'] as const)('numbers in %s', (language) => {
  it('can be read back to the same number', () => {
    fc.assert(
      fc.property(wholeNumbers, (value) => {
        expect(heard(numberPrompts(value, language))).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are read back below zero too', () => {
    fc.assert(
      fc.property(fc.integer({ max: -1 }), (value) => {
        expect(heard(numberPrompts(value, language))).toBe(value);
      }),
    );
  });

  it('are only spoken with prompts that have a text', () => {
    fc.assert(fc.property(wholeNumbers, (value) => !spoken(value, language).includes('has no text')));
  });

  it.each([0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])(
    'refuse %d, which is not a whole number',
    (value) => {
      expect(faultCode(() => numberPrompts(value, language))).toBe('not-a-number');
    },
  );
});
