import { createHmac } from 'node:crypto';

/** A text -> 64 hexadecimal digits (HMAC-SHA-256): the same for the same text, and nobody finds the text without the key. */
export const keyedHash =
  (key: string) =>
  (text: string): string =>
    createHmac('sha256', key).update(text).digest('hex');
