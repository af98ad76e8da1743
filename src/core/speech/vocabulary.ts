import { PLACE_TYPES } from './places.ts';
import { DAY_PARTS } from './times.ts';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

const NUMBERS_EVERYWHERE = [...range(0, 10), 20, 30, 40, 50, 60, 70, 80, 90, 100, 1_000, 1_000_000];
const NUMBERS_OF_KHMER = [10_000, 100_000];
const NUMBERS_OF_ENGLISH = [...range(11, 19), 1_000_000_000, 1_000_000_000_000];

/** Every prompt that a number, an amount, a date or the kind of a place may need in this language. */
export function speechPrompts(language: string): string[] {
  const isEnglish = language === 'en';
  const numbers = [...NUMBERS_EVERYWHERE, ...(isEnglish ? NUMBERS_OF_ENGLISH : NUMBERS_OF_KHMER)];
  return [
    ...numbers.map((value) => `number-${value}`),
    ...range(1, 12).map((month) => `month-${month}`),
    ...PLACE_TYPES.map((type) => `place-type-${type}`),
    ...(isEnglish ? [] : ['date-day', 'date-year']),
    ...DAY_PARTS.map((part) => `time-${part}`),
    'time-noon',
    ...(isEnglish ? [] : ['time-hour', 'time-half', 'time-minute']),
    'minus',
    'riel',
    'percent',
  ];
}
