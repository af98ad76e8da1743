import { withCheck } from '../speech/check-digits.ts';

/** Far more draws than a free number among a hundred thousand ever needs. */
const MOST_DRAWS = 1_000;

/**
 * Draws a case number: random digits, so that nobody can tell one case from the number of another, and a check digit.
 * In: gives random digits (five); tells whether a number has been given. Throws RangeError when none is free.
 */
export function drawCaseNumber(stem: () => string, isTaken: (number: string) => boolean): string {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const number = withCheck(stem());
    if (!isTaken(number)) return number;
  }
  throw new RangeError('No case number is free. Give case numbers more digits.');
}
