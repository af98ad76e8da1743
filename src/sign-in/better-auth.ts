import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import {
  staffAccounts,
  staffSecondFactors,
  staffSessions,
  staffUsers,
  staffVerifications,
} from '../../db/schema.ts';
import type { PeopleStore, PasswordHash } from '../staff/ports.ts';
import { PASSWORD_MAX } from '../staff/password-rule.ts';
import type { Store } from '../storage/database.ts';

/** A working day: the computers of offices are shared. */
const SESSION_SECONDS = 12 * 60 * 60;
const RENEWED_AFTER_SECONDS = 15 * 60;

export interface SignInParts {
  database: Store;
  people: PeopleStore;
  passwords: PasswordHash;
  /** Where the line is reached; cookies are Secure when it begins with https. */
  publicUrl: string;
  /** Signs cookies and encrypts second factors. */
  secret: string;
}

/**
 * better-auth over our tables. None of its own doors is open: our doors call it, so that there is no self sign-up, and
 * one rule each for lock-out, origins and addresses.
 */
export function openBetterAuth(parts: SignInParts) {
  return betterAuth({
    appName: 'Sdap',
    baseURL: parts.publicUrl,
    basePath: '/api/v1/auth',
    secret: parts.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: drizzleAdapter(parts.database.db, {
      provider: 'sqlite',
      schema: {
        user: staffUsers,
        session: staffSessions,
        account: staffAccounts,
        verification: staffVerifications,
        twoFactor: staffSecondFactors,
      },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // What a new password needs is checked at our doors.
      minPasswordLength: 1,
      maxPasswordLength: PASSWORD_MAX,
      password: {
        hash: parts.passwords.hash,
        verify: ({ hash, password }) => parts.passwords.verify(hash, password),
      },
    },
    // Ours to write; named so that the library's check of the tables knows it.
    user: { additionalFields: { role: { type: 'string', required: true, input: false } } },
    session: { expiresIn: SESSION_SECONDS, updateAge: RENEWED_AFTER_SECONDS },
    advanced: {
      cookiePrefix: 'sdap',
      useSecureCookies: parts.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' },
      // Where staff sit is nobody's business.
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          // Async by its type only.
          before: (session) => Promise.resolve(parts.people.find(session.userId)?.disabled === false),
        },
      },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 100,
        usernameValidator: () => true,
      }),
      twoFactor({
        issuer: 'Sdap',
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 15 * 60 },
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
      }),
    ],
  });
}

export type BetterAuth = ReturnType<typeof openBetterAuth>;
