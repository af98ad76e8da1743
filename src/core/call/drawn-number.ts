import { withCheck } from '../speech/check-digits.ts';

/** Far more draws than a free number among a hundred thousand ever needs. */
const MOST_DRAWS = 1_000;

/**
 * Draws a number of ours, such as that of a case: random digits, so that nobody can tell one from another, and a check
 * digit. In: gives random digits; tells whether a number has been given. Throws RangeError when none is free.
 */
export function drawNumber(stem: () => string, isTaken: (number: string) => boolean): string {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const number = withCheck(stem());
    if (!isTaken(number)) return number;
  }
  throw new RangeError('No number is free. Give these numbers more digits.');
}
