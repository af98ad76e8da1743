/** Old keypads and bad lines send every key twice. */
const PAIRS = /^(?:(\d)\1)+$/;
const PAIRS_AND_PERHAPS_HALF = /^(?:(\d)\1)+\d?$/;

/** True while each digit so far came twice, as 112233; of the last one the second may still be on its way. */
export const isDoubledSoFar = (digits: string): boolean => PAIRS_AND_PERHAPS_HALF.test(digits);

/** A number of which every digit came twice, with each digit once; null for any other. */
export const undoubled = (digits: string): string | null =>
  PAIRS.test(digits) ? [...digits].filter((_, index) => index % 2 === 0).join('') : null;
