import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { digitParts } from './digits.ts';

/** The digits with a bar for each pause. */
const written = (parts: ReturnType<typeof digitParts>): string =>
  parts.map((part) => ('pause' in part ? '|' : part.prompt.replace('number-', ''))).join('');

describe('a code of digits', () => {
  it.each([
    ['7', '7'],
    ['160904', '16|09|04'],
    ['12345', '12|34|5'],
    ['012345678', '012|345|678'],
    ['1234567890', '12|34|56|78|90'],
  ])('%s is read in groups', (digits, groups) => {
    expect(written(digitParts(digits))).toBe(groups);
  });

  it('keeps every digit, leading zeros too, in groups of at most three', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,20}$/), (digits) => {
        const groups = written(digitParts(digits)).split('|');
        expect(groups.join('')).toBe(digits);
        for (const group of groups) expect(group).toMatch(/^\d{1,3}$/);
      }),
    );
  });

  it.each(['', '12a', '-5', '1 2', '1.5', '១២'])('"%s" is refused', (digits) => {
    expect(faultCode(() => digitParts(digits))).toBe('not-digits');
  });
});
