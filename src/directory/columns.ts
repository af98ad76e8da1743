import { z } from 'zod';

/*
 * Rules of the columns that files of facts are made of. A message completes "Row 17, planned_riel: ...", and says what
 * to write.
 */

const KHMER_DIGITS = /[\u17e0-\u17e9]/;

/** Text by a pattern. Khmer digits look right to whoever typed them, so they are named. */
export const patterned = (pattern: RegExp, message: string) =>
  z
    .string(message)
    .trim()
    .refine((text) => !KHMER_DIGITS.test(text), {
      error: 'write digits as 0 to 9, not as Khmer digits',
      abort: true,
    })
    .regex(pattern, { error: message, abort: true });

const blankIsNull = (text: string): string | null => (text === '' ? null : text);

export const optionalText = z
  .string()
  .trim()
  .max(2_000, 'a text has at most 2,000 characters')
  .transform(blankIsNull);

export const neededText = z
  .string()
  .trim()
  .min(1, 'may not be blank')
  .max(500, 'a text has at most 500 characters');

/** Whole riel; blank where it is not known. */
export const riel = patterned(/^\d{0,15}$/, 'an amount is whole riel, digits only').transform((text) =>
  text === '' ? null : Number(text),
);

/** A number from 1 on; blank where it is not known. */
export const optionalCount = (what: string) =>
  patterned(/^([1-9]\d{0,8})?$/, `${what} is a whole number from 1 on, or blank`).transform((text) =>
    text === '' ? null : Number(text),
  );

export const count = (what: string) =>
  patterned(/^[1-9]\d{0,8}$/, `${what} is a whole number from 1 on`).transform(Number);

/** A name of ours: a key, a topic, a kind. */
export const key = patterned(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'a name is lower-case letters and digits, joined by hyphens',
);

export const optionalKey = patterned(
  /^([a-z0-9]+(-[a-z0-9]+)*)?$/,
  'a name is lower-case letters and digits, joined by hyphens, or blank',
).transform(blankIsNull);

/** Names joined by spaces, or blank. */
export const keys = patterned(
  /^([a-z0-9]+(-[a-z0-9]+)*( [a-z0-9]+(-[a-z0-9]+)*)*)?$/,
  'names are lower-case letters and digits, joined by hyphens, with one space between two names',
);

const A_PLACE =
  'a place is the official code of two, four or six digits; a spreadsheet drops the first zero unless the column is text';

export const placeCode = patterned(/^(\d{2}){1,3}$/, A_PLACE);

/** A place, or blank for the whole country. */
export const placeOrCountry = patterned(/^(\d{2}){0,3}$/, A_PLACE);

/** A village: the code of its commune, and two digits. */
export const villageCode = patterned(
  /^\d{8}$/,
  'a village has a code of eight digits; a spreadsheet drops the first zero unless the column is text',
);

export const year = patterned(/^20\d\d$/, 'a year has four digits, such as 2026').transform(Number);

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const A_DATE = 'write dates as 2026-11-21';

export const date = patterned(/^\d{4}-\d{2}-\d{2}$/, A_DATE).refine(isDay, A_DATE);

export const optionalDate = patterned(/^(\d{4}-\d{2}-\d{2})?$/, A_DATE)
  .refine((text) => text === '' || isDay(text), A_DATE)
  .transform(blankIsNull);

/** Minutes of the day, from `07:30` to `24:00`. */
export const timeOfDay = patterned(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, 'write times as 07:30').transform(
  (text) => {
    const [hours = 0, minutes = 0] = text.split(':').map(Number);
    return hours * 60 + minutes;
  },
);

/** A public number: E.164, or a short code; blank where it is not known. */
export const phone = patterned(
  /^(\+[1-9]\d{7,14}|\d{3,6})?$/,
  'write a number as +85523722425, or a short code',
).transform(blankIsNull);

export const yes = z.enum(['yes', 'no'], { error: 'write yes or no' }).transform((word) => word === 'yes');

/** One of a few words. */
export const oneOf = <const Word extends string>(words: readonly Word[]) =>
  z.enum(words as [Word, ...Word[]], { error: `write one of: ${words.join(', ')}` });

/** One of a few words, or blank. */
export const orBlank = <const Word extends string>(words: readonly Word[]) =>
  z
    .enum(['', ...words] as ['', ...Word[]], { error: `leave blank, or write one of: ${words.join(', ')}` })
    .transform((word): Word | null => (word === '' ? null : (word as Word)));

/** Who confirmed a fact and when: both or neither. */
export const confirmation = {
  confirmed_by: optionalText.default(null),
  confirmed_at: optionalDate.default(null),
};

/** The columns of `confirmation` as the tables name them. Half a confirmation is none. */
export const confirmed = (row: { confirmed_by: string | null; confirmed_at: string | null }) => ({
  confirmedBy: row.confirmed_by,
  confirmedAt: row.confirmed_at,
});

/** For a row's rule: a name without a date, or a date without a name, is a slip to be mended. */
export const wholeConfirmation = [
  (row: { confirmed_by: string | null; confirmed_at: string | null }): boolean =>
    (row.confirmed_by === null) === (row.confirmed_at === null),
  { error: 'give both who confirmed it and the day, or neither', path: ['confirmed_at'] as PropertyKey[] },
] as const;

export const sources = {
  source_url: optionalText.default(null),
  source_date: optionalText.default(null),
  notes: optionalText.default(null),
};

export const sourced = (row: {
  source_url: string | null;
  source_date: string | null;
  notes: string | null;
}) => ({ sourceUrl: row.source_url, sourceDate: row.source_date, notes: row.notes });
