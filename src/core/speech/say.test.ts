import { describe, expect, it } from 'vitest';
import { namedPrompts, saySchema, type SayItem } from './say.ts';

const accepts = (item: unknown): boolean => saySchema.safeParse([item]).success;

describe('the schema of what is said', () => {
  it.each<[string, unknown]>([
    ['a prompt id', 'fee-is'],
    ['a path', '$service.name'],
    ['a number from a value', { number: '$days' }],
    ['a number', { number: 3 }],
    ['money', { money: '$fee.amount' }],
    ['a percentage', { percent: '$share' }],
    ['a year', { year: '$budget.year' }],
    ['a date', { date: '$day' }],
    ['digits', { digits: '$code' }],
    ['a place', { place: '$commune' }],
    ['a pause', { pause: 0.5 }],
    ['each, with items inside', { each: '$fees', as: 'fee', say: ['$fee.label', { money: '$fee.amount' }] }],
    ['when, without else', { when: { value: '$x', known: true }, say: [] }],
    [
      'when in when',
      { when: { value: '$x', is: 1 }, say: [{ when: { value: '$y', is: 2 }, say: ['a'] }], else: ['b'] },
    ],
  ])('accepts %s', (_what, item) => {
    expect(accepts(item)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a sentence', 'Press one'],
    ['a file name', 'welcome.wav'],
    ['a path to another folder', '../secret'],
    ['an empty text', ''],
    ['an unknown kind', { shout: 'welcome' }],
    ['two kinds in one', { number: 1, money: 2 }],
    ['a number as a word', { number: 'seven' }],
    ['digits as a number, which would lose its zeros', { digits: 12 }],
    ['a pause of nothing', { pause: 0 }],
    ['a pause above the three seconds that callers wait', { pause: 3.5 }],
    ['each without a name for the one', { each: '$fees', say: [] }],
    ['each over a literal', { each: 'fees', as: 'fee', say: [] }],
    ['when with two tests', { when: { value: '$x', is: 1, above: 0 }, say: [] }],
    ['a wrong item inside of another', { when: { value: '$x', is: 1 }, say: ['Not An Id'] }],
  ])('refuses %s', (_what, item) => {
    expect(accepts(item)).toBe(false);
  });
});

describe('the prompts that a say names', () => {
  it('are those written outright, inside of each, when and else too', () => {
    const items: SayItem[] = [
      'first',
      { money: '$amount' },
      { each: '$list', as: 'one', say: ['second', '$one.name'] },
      { when: { value: '$x', known: true }, say: ['third'], else: [{ pause: 0.2 }, 'fourth'] },
      { when: { value: '$x', known: true }, say: ['fifth'] },
    ];
    expect(namedPrompts(items)).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
  });
});
