import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import type { Values } from '../flow/values.ts';
import { render } from './render.ts';
import type { SayItem } from './say.ts';

const values: Values = {
  name: 'service-id-card-name',
  amount: 420_000,
  share: 54.6,
  year: 2026,
  day: '2026-11-21',
  code: '0904',
  commune: { code: '160904', type: 'khum' },
  fees: [
    { label: 'fee-first', amount: 0 },
    { label: 'fee-second', amount: 5 },
  ],
  none: [],
};

/** Prompt ids, and a bar with the seconds of a pause. */
const heard = (item: SayItem, language = 'km'): string[] =>
  render([item], values, language).map((part) =>
    'pause' in part ? `|${part.pause}` : 'prompt' in part ? part.prompt : part.recording,
  );

describe('what a flow says', () => {
  it('a plain word is a prompt', () => {
    expect(heard('welcome')).toEqual(['welcome']);
  });

  it('a path is the prompt that its value names', () => {
    expect(heard('$name')).toEqual(['service-id-card-name']);
  });

  it('a pause is silence', () => {
    expect(heard({ pause: 0.3 })).toEqual(['|0.3']);
  });

  it('a number is spoken in the language of the call', () => {
    expect(heard({ number: '$amount' }, 'km')).toEqual([
      'number-4',
      'number-100000',
      'number-2',
      'number-10000',
    ]);
    expect(heard({ number: '$amount' }, 'en')).toEqual([
      ...['number-4', 'number-100', 'number-20'],
      'number-1000',
    ]);
  });

  it('a number may stand in the flow itself', () => {
    expect(heard({ number: 7 })).toEqual(['number-7']);
  });

  it.each(['km', 'en'])('money is the amount and then riel (%s)', (language) => {
    expect(heard({ money: 5 }, language)).toEqual(['number-5', 'riel']);
  });

  it.each(['km', 'en'])('a percentage is rounded to a whole (%s)', (language) => {
    expect(heard({ percent: '$share' }, language)).toEqual(['number-50', 'number-5', 'percent']);
  });

  it('a year is a plain number in Khmer and two pairs in English', () => {
    expect(heard({ year: '$year' }, 'km')).toEqual(['number-2', 'number-1000', 'number-20', 'number-6']);
    expect(heard({ year: '$year' }, 'en')).toEqual(['number-20', 'number-20', 'number-6']);
  });

  it('a date is spoken in the order of the language', () => {
    expect(heard({ date: '$day' }, 'km')[0]).toBe('date-day');
    expect(heard({ date: '$day' }, 'en')[0]).toBe('month-11');
  });

  it('digits are read one by one, in groups', () => {
    expect(heard({ digits: '$code' })).toEqual(['number-0', 'number-9', '|0.4', 'number-0', 'number-4']);
  });

  it('a place is spoken with its kind', () => {
    expect(heard({ place: '$commune' }, 'km')).toEqual(['place-type-khum', 'place-160904']);
    expect(heard({ place: '$commune' }, 'en')).toEqual(['place-160904', 'place-type-khum']);
  });
});

describe('each', () => {
  it('says its items once for every one of the list, in order', () => {
    expect(heard({ each: '$fees', as: 'fee', say: ['$fee.label', { money: '$fee.amount' }] })).toEqual([
      ...['fee-first', 'number-0', 'riel'],
      ...['fee-second', 'number-5', 'riel'],
    ]);
  });

  it('has its "and" between two items and nowhere else', () => {
    const item: SayItem = { each: '$fees', as: 'fee', between: ['hours-and'], say: ['$fee.label'] };
    expect(heard(item).filter((part) => part === 'hours-and')).toHaveLength(1);
    expect(heard(item).indexOf('hours-and')).toBe(1);
  });

  it('says nothing for an empty list', () => {
    expect(heard({ each: '$none', as: 'fee', say: ['$fee.label'] })).toEqual([]);
  });

  it('still sees the other values of the call', () => {
    expect(heard({ each: '$fees', as: 'fee', say: ['$name'] })).toEqual([
      'service-id-card-name',
      'service-id-card-name',
    ]);
  });

  it('keeps its name to itself', () => {
    const after: SayItem[] = [{ each: '$fees', as: 'fee', say: [] }, '$fee.label'];
    expect(faultCode(() => render(after, values, 'km'))).toBe('not-a-text');
  });
});

describe('when', () => {
  it('says its words where the condition holds, and the others where it does not', () => {
    const item = (is: number): SayItem => ({ when: { value: '$amount', is }, say: ['yes'], else: ['no'] });
    expect(heard(item(420_000))).toEqual(['yes']);
    expect(heard(item(1))).toEqual(['no']);
  });

  it('says nothing where the condition does not hold and there is no else', () => {
    expect(heard({ when: { value: '$missing', known: true }, say: ['yes'] })).toEqual([]);
  });

  it('does not look at values on the way that it does not take', () => {
    const item: SayItem = {
      when: { value: '$missing', known: true },
      say: [{ money: '$missing' }],
      else: ['unknown'],
    };
    expect(heard(item)).toEqual(['unknown']);
  });
});

describe('a value that is missing is a fault, and never silence or a zero', () => {
  it.each<[string, SayItem, string]>([
    ['a prompt', '$missing', 'not-a-text'],
    ['a number', { number: '$missing' }, 'not-a-number'],
    ['money', { money: '$missing.amount' }, 'not-a-number'],
    ['a percentage', { percent: '$missing' }, 'not-a-number'],
    ['a year', { year: '$missing' }, 'not-a-number'],
    ['a date', { date: '$missing' }, 'not-a-text'],
    ['digits', { digits: '$missing' }, 'not-a-text'],
    ['a place', { place: '$missing' }, 'not-a-place'],
    ['a list', { each: '$missing', as: 'one', say: [] }, 'not-a-list'],
  ])('%s', (_what, item, code) => {
    expect(faultCode(() => heard(item))).toBe(code);
  });

  it.each<[string, SayItem, string]>([
    ['an amount that is a text', { money: '$code' }, 'not-a-number'],
    ['an amount with a fraction', { money: '$share' }, 'not-a-number'],
    ['digits that are a number', { digits: '$year' }, 'not-a-text'],
    ['digits that are words', { digits: '$name' }, 'not-digits'],
    ['a date that is none', { date: '$code' }, 'not-a-date'],
    ['a list that is an object', { each: '$commune', as: 'one', say: [] }, 'not-a-list'],
  ])('so is one of the wrong kind: %s', (_what, item, code) => {
    expect(faultCode(() => heard(item))).toBe(code);
  });
});
