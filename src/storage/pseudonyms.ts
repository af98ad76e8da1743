import { keyedHash } from './keyed-hash.ts';

/** A caller's number in E.164 (+855...) or null -> 32 hexadecimal digits (128 bits of HMAC-SHA-256), or null for null. */
export type Pseudonymiser = (number: string | null) => string | null;

/**
 * Turns callers' numbers into pseudonyms that nobody can turn back without the key.
 * In: the key; a namespace where numbers are not proven by a carrier, so that whoever types a number into a simulated
 * phone never meets what is remembered of its owner.
 */
export function pseudonymiser(key: string, namespace = ''): Pseudonymiser {
  const hash = keyedHash(key);
  return (number) => number && hash(namespace + number).slice(0, 32);
}
