import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isValidPhoneNumber } from 'libphonenumber-js/mobile';

/** Numbers that Twilio sends for a withheld caller: the letters of ANONYMOUS, RESTRICTED ... on a keypad. */
const WITHHELD = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

/**
 * The caller's number in E.164, or null where no person can be told by it: withheld, `anonymous`, a short code, a SIP
 * name, nonsense. In: the provider's From as it came. A number without a country code is Cambodian.
 */
export function callerNumber(from: string): string | null {
  const user = /^(?:sips?|tel):([^@;]+)/i.exec(from)?.[1] ?? from;
  const compact = user.trim();
  const withheld = WITHHELD.has(compact) || WITHHELD.has(`+${compact}`);
  if (compact.length > 20 || withheld || !/^\+?[\d\s()-]+$/.test(compact)) return null;
  const withPlus = /^855\d{8,9}$/.test(compact) ? `+${compact}` : compact;
  const number = parsePhoneNumberFromString(withPlus, 'KH');
  if (!number?.isPossible()) return null;
  // Cambodian numbers have 8 or 9 digits after the trunk 0; what is longer or shorter is somebody's slip.
  const atHome = number.countryCallingCode === '855';
  return !atHome || /^[1-9]\d{7,8}$/.test(number.nationalNumber) ? number.number : null;
}

/**
 * The number where a text can be sent to it: a mobile phone of Cambodia. Texts to landlines are lost, and abroad each one
 * costs so much that senders are robbed by it. In: what `callerNumber` gave.
 */
export const mobileNumber = (number: string | null): string | null =>
  number?.startsWith('+855') && isValidPhoneNumber(number) ? number : null;
