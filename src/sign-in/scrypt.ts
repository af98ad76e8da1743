import type { PasswordHash } from '../staff/ports.ts';

/** Loaded when the first password is looked at: a line that starts has no need of it. */
const library = () => import('better-auth/crypto');

/** scrypt, off the thread that answers calls. */
export const scryptPasswords: PasswordHash = {
  hash: async (password) => (await library()).hashPassword(password),
  verify: async (hash, password) => (await library()).verifyPassword({ hash, password }),
};
