import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const pair = fc.integer({ min: 0, max: 3 }).map((digit) => `0${digit}`);
const place = fc.array(pair, { maxLength: 3 }).map((pairs) => pairs.join(''));
const rows = fc
  .uniqueArray(place, { maxLength: 12 })
  .map((codes) => codes.map((placeCode) => ({ placeCode })));
const commune = fc.array(pair, { minLength: 3, maxLength: 3 }).map((pairs) => pairs.join(''));

describe('the nearest row', () => {
  it('is never one of another place once a commune is known', () => {
    fc.assert(
      fc.property(rows, commune, (all, code) => {
        const found = nearest(all, code);
        if (found) expect(code.startsWith(found.placeCode)).toBe(true);
      }),
    );
  });

  it('is the one that no other row around the commune is nearer than', () => {
    fc.assert(
      fc.property(rows, commune, (all, code) => {
        const lengths = all
          .filter((row) => code.startsWith(row.placeCode))
          .map((row) => row.placeCode.length);
        expect(nearest(all, code)?.placeCode.length).toBe(
          lengths.length > 0 ? Math.max(...lengths) : undefined,
        );
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, fc.option(commune), (all, code) => {
        expect(nearest(all.toReversed(), code)).toEqual(nearest(all, code));
      }),
    );
  });

  it('is the country for a stranger, or the only one, and never one of several places', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const found = nearest(all, null);
        if (found && found.placeCode !== '') expect(all).toHaveLength(1);
        if (all.some(({ placeCode }) => placeCode === '')) expect(found?.placeCode).toBe('');
      }),
    );
  });
});
