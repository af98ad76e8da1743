/** What a log has in the place of the digits of a secret: how many there were, and no more. */
export const hiddenDigits = (digits: string): string => '\u2022'.repeat(digits.length);

/** Digits as a log may have them. In: whether the question was for a secret. */
export const loggedDigits = (digits: string, secret: boolean | undefined): string =>
  secret ? hiddenDigits(digits) : digits;
