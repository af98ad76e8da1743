import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { PLACE_TYPES, placeParts } from './places.ts';

const ids = (value: unknown, language: string): string[] =>
  placeParts(value, language).map((part) => ('prompt' in part ? part.prompt : '|'));

describe('a place', () => {
  it('is its kind and then its name in Khmer', () => {
    expect(ids({ code: '160904', type: 'khum' }, 'km')).toEqual(['place-type-khum', 'place-160904']);
  });

  it('is its name and then its kind in English', () => {
    expect(ids({ code: '160904', type: 'khum' }, 'en')).toEqual(['place-160904', 'place-type-khum']);
  });

  it.each(PLACE_TYPES)('may be a %s', (type) => {
    expect(ids({ code: '01', type }, 'km')).toEqual([`place-type-${type}`, 'place-01']);
  });

  it('keeps the zero that its code begins with', () => {
    expect(ids({ code: '010501', type: 'khum', nameEn: 'Changha' }, 'km')[1]).toBe('place-010501');
  });

  it.each([
    ['nothing', null],
    ['a bare code', '160904'],
    ['a code that is a number', { code: 160_904, type: 'khum' }],
    ['a code with letters', { code: '16x9', type: 'khum' }],
    ['a code that is too long', { code: '1609041', type: 'khum' }],
    ['a kind that the gazetteer does not know', { code: '160904', type: 'village' }],
    ['no kind', { code: '160904' }],
  ])('is refused for %s', (_what, value) => {
    expect(faultCode(() => placeParts(value, 'km'))).toBe('not-a-place');
  });
});
