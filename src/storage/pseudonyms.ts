import { createHmac } from 'node:crypto';

/**
 * Turns a caller's number into a pseudonym that nobody can turn back without the key.
 * In: a number in E.164 (+855...), or null. Out: 32 hexadecimal digits (128 bits of HMAC-SHA-256), or null for null.
 */
export function pseudonymiser(key: string): (number: string | null) => string | null {
  return (number) => number && createHmac('sha256', key).update(number).digest('hex').slice(0, 32);
}
