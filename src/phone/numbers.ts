const KHMER_ZERO = 0x17e0;

/** Khmer keyboards type ០ to ៩: they mean the same keys. */
export const withLatinDigits = (text: string): string =>
  text.replaceAll(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - KHMER_ZERO));

/** Only what a phone number is written with is taken into a number's field. */
export const typedNumber = (text: string): string =>
  withLatinDigits(text)
    .replaceAll(/[^\d+() -]/g, '')
    .slice(0, 20);

/** As a carrier sends it: 012 345 678 is +85512345678; empty is a withheld number. */
export function numberOnTheWire(typed: string): string {
  const digits = typedNumber(typed).replaceAll(/[^\d+]/g, '');
  return digits.startsWith('0') && !digits.startsWith('00') ? `+855${digits.slice(1)}` : digits;
}

/** 75 -> 1:15. */
export const asClock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
