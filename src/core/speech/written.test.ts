import { describe, expect, it } from 'vitest';
import type { SayItem } from './say.ts';
import { write } from './written.ts';

const VALUES = {
  fees: [{ amount: 45_200_000 }, { amount: 0 }],
  number: '012345',
  day: '2026-11-21',
  place: { code: '020101', type: 'khum' },
};

const written = (item: SayItem, language = 'km') => write([item], VALUES, language);

describe('what is written', () => {
  it.each([
    [{ number: 5 }, '5'],
    [{ money: 400 }, '400៛'],
    [{ money: 45_200_000 }, '45,200,000៛'],
    [{ percent: 12.4 }, '12%'],
    [{ year: 2026 }, '2026'],
    [{ time: 450 }, '7:30'],
    [{ time: 1_020 }, '17:00'],
    [{ digits: '$number' }, '012345'],
  ] as [SayItem, string][])('has %j as %s', (item, characters) => {
    expect(written(item)).toEqual([{ characters }]);
  });

  it('has lists, conditions and lines as they are said', () => {
    const free: SayItem = {
      when: { value: '$fee.amount', is: 0 },
      say: ['fee-free'],
      else: [{ money: '$fee.amount' }],
    };
    const items: SayItem[] = [{ each: '$fees', as: 'fee', say: [free, { pause: 0.3 }] }];
    expect(write(items, VALUES, 'km')).toEqual([
      { characters: '45,200,000៛' },
      { end: 'line' },
      { prompt: 'fee-free' },
      { end: 'line' },
    ]);
  });

  it('names a place in one word in Khmer, and in two in English', () => {
    expect(written({ place: '$place' })).toEqual([
      { prompt: 'place-type-khum' },
      { prompt: 'place-020101', tight: true },
    ]);
    expect(written({ place: '$place' }, 'en')).toEqual([
      { prompt: 'place-020101' },
      { prompt: 'place-type-khum' },
    ]);
  });

  it('has the figures of a date as digits', () => {
    expect(written({ date: '$day' })).toEqual([
      { prompt: 'date-day' },
      { characters: '21' },
      { prompt: 'month-11' },
      { prompt: 'date-year' },
      { characters: '2026' },
    ]);
    expect(written({ date: '$day' }, 'en')).toEqual([{ prompt: 'month-11' }, { characters: '21, 2026' }]);
  });

  it('has no recording', () => {
    expect(() => written({ recording: '$number' })).toThrow('A recording cannot be sent as a text.');
  });
});
