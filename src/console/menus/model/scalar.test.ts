import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scalarAsText, scalarOfText } from './scalar.ts';

describe('a value in a field', () => {
  it('is what it was when it is read again', () => {
    const plain = fc.oneof(fc.constantFrom('true', '12', 'null', 'more', '$x', '"1"', ''), fc.boolean());
    const values = fc.oneof(plain, fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(values, (value) => {
        fc.pre(value !== '"1"');
        expect(scalarOfText(scalarAsText(value))).toBe(value);
      }),
    );
  });

  it('is a text where figures stand in quotation marks', () => {
    expect(scalarOfText('"12"')).toBe('12');
    expect(scalarOfText('12')).toBe(12);
    expect(scalarOfText('true')).toBe(true);
    expect(scalarAsText('true')).toBe('"true"');
  });
});
