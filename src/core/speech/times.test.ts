import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { timePrompts } from './times.ts';
import { speechPrompts } from './vocabulary.ts';

describe('a time of day', () => {
  it.each([
    [450, 'km', 'time-hour number-7 time-half time-morning'],
    [465, 'km', 'time-hour number-7 number-40 number-5 time-minute time-morning'],
    [720, 'km', 'time-hour number-10 number-2 time-noon'],
    [840, 'km', 'time-hour number-2 time-afternoon'],
    [1020, 'km', 'time-hour number-5 time-evening'],
    [0, 'km', 'time-hour number-10 number-2 time-night'],
    [1440, 'km', 'time-hour number-10 number-2 time-night'],
    [450, 'en', 'number-7 number-30 time-morning'],
    [720, 'en', 'number-12 time-noon'],
    [750, 'en', 'number-12 number-30 time-afternoon'],
  ])('%d minutes in %s is %s', (minutes, language, words) => {
    expect(timePrompts(minutes, language).join(' ')).toBe(words);
  });

  it('is made of prompts that are checked for being heard', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), fc.constantFrom('km', 'en'), (minutes, language) => {
        const known = speechPrompts(language);
        for (const id of timePrompts(minutes, language)) expect(known).toContain(id);
      }),
    );
  });

  it.each([-1, 1441, 7.5])('%d is a fault of the facts', (minutes) => {
    expect(faultCode(() => timePrompts(minutes, 'km'))).toBe('not-a-time');
  });
});
