import { z } from 'zod';
import type { ApiKey, AuditRow, District, Person, Staff } from './ports.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rule.ts';
import type { RefusalCode } from './refusal.ts';
import { KEY_PERMISSIONS, ROLES } from './roles.ts';

export type { ApiKey, AuditRow, District, Person };

/*
 * What goes over the wire between the staff console and the line. Requests are schemas, whose messages say what to do;
 * answers are types. The console takes types from here and nothing else.
 */
const name = (what: string) =>
  z.string(`write ${what}.`).trim().min(1, `write ${what}.`).max(100, 'use 100 characters or fewer.');

const username = z
  .string('write a username.')
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9_.-]{3,30}$/,
    'use 3 to 30 of the letters a to z, digits, points, hyphens and underscores, without spaces.',
  );

const newPassword = z
  .string('write the new password.')
  .min(PASSWORD_MIN, `use at least ${PASSWORD_MIN} characters.`)
  .max(PASSWORD_MAX, `use ${PASSWORD_MAX} characters or fewer.`);

/** Of a password that is only compared. */
const givenPassword = z
  .string('write the password.')
  .min(1, 'write the password.')
  .max(PASSWORD_MAX, `a password has ${PASSWORD_MAX} characters or fewer.`);

const code = z
  .string('write the code.')
  .trim()
  .regex(/^[A-Za-z0-9-]{6,20}$/, 'write the 6 digits of your phone, or one of your backup codes.');

const role = z.enum(ROLES as [(typeof ROLES)[number]], `choose one of ${ROLES.join(', ')}.`);

const districts = z
  .array(
    z.string().regex(/^\d{4}$/, 'give the 4 digits of a district, such as 1208.'),
    'give a list of districts.',
  )
  .max(300, 'choose 300 districts or fewer.')
  .nullable();

const permissions = z
  .array(z.enum(KEY_PERMISSIONS), `choose from ${KEY_PERMISSIONS.join(', ')}.`)
  .min(1, 'choose at least one permission.');

export const signInRequest = z.strictObject({
  username: z
    .string('write your username.')
    .trim()
    .min(1, 'write your username.')
    .max(100, 'this is too long.'),
  password: givenPassword,
});
export const codeRequest = z.strictObject({ code });
export const passwordRequest = z.strictObject({ password: givenPassword });
export const passwordChangeRequest = z.strictObject({ current: givenPassword, wanted: newPassword });

export const newUserRequest = z.strictObject({
  username,
  name: name('the name of the person'),
  role,
  districts: districts.default(null),
});
export const userChangeRequest = z
  .strictObject({
    name: name('the name of the person'),
    role,
    districts,
    disabled: z.boolean('use true or false.'),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'say what is to be changed.');

export const newKeyRequest = z.strictObject({
  name: name('who or what the key is for'),
  permissions,
  districts: districts.default(null),
});

export const auditQuery = z.strictObject({
  before: z.coerce.number('give the id of an entry.').int('give the id of an entry.').positive().optional(),
  limit: z.coerce
    .number('give a whole number.')
    .int('give a whole number.')
    .min(1, 'ask for 1 to 200 entries.')
    .max(200, 'ask for 1 to 200 entries.')
    .default(50),
});

export type SignInRequest = z.input<typeof signInRequest>;
export type PasswordChangeRequest = z.input<typeof passwordChangeRequest>;
export type NewUserRequest = z.input<typeof newUserRequest>;
export type UserChangeRequest = z.input<typeof userChangeRequest>;
export type NewKeyRequest = z.input<typeof newKeyRequest>;

/** Every answer that is no success. */
export interface ErrorAnswer {
  error: string;
  code: RefusalCode | 'bad-request' | 'failed';
  field?: string;
  details?: object;
}

export interface SignInAnswer {
  /** True: send the code of the second factor next. */
  needsCode: boolean;
}

export interface MeAnswer extends Staff {
  /** Null for a key. */
  username: string | null;
  secondFactor: boolean;
}

export interface SecondFactorAnswer {
  /** `otpauth://`, for an authenticator. */
  uri: string;
  /** What is typed into an authenticator that reads no addresses. */
  secret: string;
  backupCodes: string[];
}

export interface UsersAnswer {
  users: Person[];
}
export interface UserAnswer {
  user: Person;
}
/** The password is shown once; nobody can look it up later. */
export interface NewUserAnswer extends UserAnswer {
  password: string;
}
export interface PasswordAnswer {
  password: string;
}
export interface KeysAnswer {
  keys: ApiKey[];
}
export interface KeyAnswer {
  key: ApiKey;
}
/** The secret is shown once. */
export interface NewKeyAnswer extends KeyAnswer {
  secret: string;
}
export interface AuditAnswer {
  entries: AuditRow[];
  /** For `before` of the next page; null on the last one. */
  next: number | null;
}
export interface DistrictsAnswer {
  districts: District[];
}
