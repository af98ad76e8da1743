import { describe, expect, it } from 'vitest';
import { conditionSchema, holds, type Condition } from './conditions.ts';

const values = { amount: 500, zero: 0, name: 'roads', sample: false, nothing: null };

describe('a condition', () => {
  it.each<[string, Condition, boolean]>([
    ['known, of a known value', { value: '$amount', known: true }, true],
    ['not known, of a known value', { value: '$amount', known: false }, false],
    ['zero is known', { value: '$zero', known: true }, true],
    ['false is known', { value: '$sample', known: true }, true],
    ['is, the same', { value: '$name', is: 'roads' }, true],
    ['is, another', { value: '$name', is: 'water' }, false],
    ['is, false', { value: '$sample', is: false }, true],
    ['is, the same digits as a text', { value: '$amount', is: '500' }, false],
    ['one of, with it', { value: '$name', oneOf: ['water', 'roads'] }, true],
    ['one of, without it', { value: '$name', oneOf: ['water'] }, false],
    ['above', { value: '$amount', above: 499 }, true],
    ['above is not equal', { value: '$amount', above: 500 }, false],
    ['below', { value: '$amount', below: 501 }, true],
    ['below is not equal', { value: '$amount', below: 500 }, false],
    ['above, of a text', { value: '$name', above: 0 }, false],
  ])('%s', (_what, condition, expected) => {
    expect(holds(condition, values)).toBe(expected);
  });
});

describe('an unknown value', () => {
  it.each(['$missing', '$nothing', '$amount.more'])('is not known: %s', (value) => {
    expect(holds({ value, known: true }, values)).toBe(false);
    expect(holds({ value, known: false }, values)).toBe(true);
  });

  it.each<Condition>([
    { value: '$missing', is: '' },
    { value: '$missing', is: 0 },
    { value: '$missing', is: false },
    { value: '$missing', oneOf: [0, '', false] },
    { value: '$missing', above: -1 },
    { value: '$missing', below: 1 },
    { value: '$nothing', below: 1 },
  ])('fails every other test: %o', (condition) => {
    expect(holds(condition, values)).toBe(false);
  });
});

describe('the schema of a condition', () => {
  it.each<[string, unknown]>([
    ['no test', { value: '$x' }],
    ['two tests', { value: '$x', is: 1, known: true }],
    ['a value that is no path', { value: 'x', is: 1 }],
    ['a comparison with a text', { value: '$x', above: '3' }],
    ['a list of nothing', { value: '$x', oneOf: [] }],
    ['a test for null, which is what known is for', { value: '$x', is: null }],
  ])('refuses %s', (_what, condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false);
  });
});
