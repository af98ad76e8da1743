import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Without the letters and digits that are taken for one another when read aloud or copied by hand. */
const PLAIN_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that nobody can guess and anyone can copy: four groups of five, about 99 bits. */
export function newPassword(): string {
  const letter = (): string => PLAIN_LETTERS[randomInt(PLAIN_LETTERS.length)] ?? '';
  const group = (): string => Array.from({ length: 5 }, letter).join('');
  return Array.from({ length: 4 }, group).join('-');
}

const KEY_PREFIX = 'sdap_';

/** The secret of a new API key: 32 random bytes behind our prefix, so that a leaked one is recognised. */
export const newKeySecret = (): string => `${KEY_PREFIX}${randomBytes(32).toString('base64url')}`;

/** What people see of a key: enough to tell two apart. */
export const hintOf = (secret: string): string => secret.slice(0, KEY_PREFIX.length + 4);

/** A plain hash is enough: there are too many keys of 32 random bytes to try. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
