import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isChecked, withCheck } from './check-digits.ts';

const stems = fc.stringMatching(/^\d{1,12}$/);

describe('a check digit', () => {
  // The example of the thesis.
  it('is known for the published example', () => expect(withCheck('572')).toBe('5724'));

  it('makes any number checked', () => {
    fc.assert(fc.property(stems, (stem) => isChecked(withCheck(stem))));
  });

  it('catches every single wrong digit of every case number', () => {
    for (let stem = 0; stem < 100_000; stem += 7) {
      const number = withCheck(String(stem).padStart(5, '0'));
      for (let place = 0; place < number.length; place += 1) {
        for (let wrong = 1; wrong < 10; wrong += 1) {
          const digit = String((Number(number[place]) + wrong) % 10);
          const slipped = number.slice(0, place) + digit + number.slice(place + 1);
          if (isChecked(slipped)) expect.fail(`${slipped} passes for ${number}`);
        }
      }
    }
  });

  it('catches every two neighbours that were swapped', () => {
    fc.assert(
      fc.property(stems, fc.nat(11), (stem, at) => {
        const number = withCheck(stem);
        const [a = '', b = ''] = number.slice(at, at + 2);
        fc.pre(b !== '' && a !== b);
        return !isChecked(number.slice(0, at) + b + a + number.slice(at + 2));
      }),
    );
  });

  it.each(['', '5', '57a4', '5724 '])('is not in %j', (digits) => expect(isChecked(digits)).toBe(false));

  it('is refused for what is no number', () => expect(() => withCheck('12a')).toThrow(RangeError));
});
