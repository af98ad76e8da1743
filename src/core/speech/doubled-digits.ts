/** Old keypads and bad lines send every key twice. */
const PAIRS = /^(?:(\d)\1)+$/;

/** True while each digit so far came twice, as 112233. */
export const isDoubled = (digits: string): boolean => PAIRS.test(digits);

/** A number of which every digit came twice, with each digit once; null for any other. */
export const undoubled = (digits: string): string | null =>
  isDoubled(digits) ? [...digits].filter((_, index) => index % 2 === 0).join('') : null;
