import { expect, it } from 'vitest';
import { keyOf } from './keys.ts';
import { asClock, numberOnTheWire, typedNumber } from './numbers.ts';

it.each([
  ['012 345 678', '+85512345678'],
  ['០១២ ៣៤៥ ៦៧៨', '+85512345678'],
  ['+855 12 345 678', '+85512345678'],
  ['1294', '1294'],
  ['', ''],
])('sends %j as %j', (typed, wire) => {
  expect(numberOnTheWire(typed)).toBe(wire);
});

it('takes only what numbers are written with', () => {
  expect(typedNumber('tel: 012-345;678<b>')).toBe(' 012-345678');
});

it('shows seconds as a clock', () => {
  expect([0, 9, 75, 600].map(asClock)).toEqual(['0:00', '0:09', '1:15', '10:00']);
});

const typed = (key: string, more = {}) => ({
  key,
  repeat: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

it('knows the keys of Latin and Khmer keyboards', () => {
  expect(['1', '០', '៩', '*', '#', 'a', 'Enter'].map((key) => keyOf(typed(key)))).toEqual([
    '1',
    '0',
    '9',
    '*',
    '#',
    undefined,
    undefined,
  ]);
});

it('presses a held key once, and leaves the browser its own keys', () => {
  expect(keyOf(typed('1', { repeat: true }))).toBeUndefined();
  expect(keyOf(typed('1', { ctrlKey: true }))).toBeUndefined();
});
