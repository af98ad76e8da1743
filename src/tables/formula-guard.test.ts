import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guarded, unguarded } from './formula-guard.ts';

describe('a cell of a CSV', () => {
  it.each([
    ...[
      '=1+1',
      '+855',
      '-1+1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      "=cmd|' /C calc'!A0",
      '=HYPERLINK("http://x")',
      "'=1",
    ],
    ...['-', '--1', '-1e5', '-1 ', '-1.2.3', '-A1', '＝1', '＋1', '－1', '＠a'],
  ])('that a spreadsheet would reckon with is text: %j', (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`);
  });

  it.each(['-1', '-0.5', '-12.75', '-104.9', '1', '0', 'a=1', 'a-b', ' =1', '', 'សេវា', "it's"])(
    'that is none stays as it is: %j',
    (cell) => {
      expect(guarded(cell)).toBe(cell);
    },
  );

  it('comes back as it was', () => {
    const cells = fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '1', '.', 'a', '＝', ' '), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        cells.map((signs) => signs.join('')),
        (cell) => {
          expect(unguarded(guarded(cell))).toBe(cell);
        },
      ),
    );
  });
});
