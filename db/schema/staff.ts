import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/*
 * Who works on the line. The first five tables are read and written by better-auth too, which fixes the names of their
 * properties; those marked "ours" it does not know. Times are milliseconds since 1970, UTC.
 */
const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });

export const staffUsers = sqliteTable('staff_users', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** The username again: better-auth wants an address, and staff need not have one. Nothing is ever sent to it. */
  email: text().notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  username: text().notNull().unique(),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
  /** Ours. */
  role: text().notNull(),
  /** Ours: the codes of the districts whose cases the person sees, as a JSON list; null for the whole country. */
  districts: text({ mode: 'json' }).$type<string[]>(),
  /** Ours. */
  disabled: integer({ mode: 'boolean' }).notNull().default(false),
  /** Ours. */
  lastSignInAt: integer('last_sign_in_at'),
});

const userId = () =>
  text('user_id')
    .notNull()
    .references(() => staffUsers.id, { onDelete: 'cascade' });

/** Who is signed in, one row a browser. */
export const staffSessions = sqliteTable(
  'staff_sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: userId(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('staff_sessions_user').on(table.userId)],
);

/** How a person signs in. There is one way: a password, of which only the hash is kept. */
export const staffAccounts = sqliteTable(
  'staff_accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: userId(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('staff_accounts_user').on(table.userId)],
);

/** Sign-ins that wait for their second factor. */
export const staffVerifications = sqliteTable(
  'staff_verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('staff_verifications_identifier').on(table.identifier)],
);

/** The second factor of a person, encrypted with the key in DATA_DIR/keys.json. */
export const staffSecondFactors = sqliteTable(
  'staff_second_factors',
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: userId(),
    verified: integer({ mode: 'boolean' }).default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: moment('locked_until'),
  },
  (table) => [index('staff_second_factors_user').on(table.userId)],
);

/** Wrong passwords of the last minutes. The name is hashed: some people type their password there. */
export const signInFailures = sqliteTable(
  'sign_in_failures',
  { id: integer().primaryKey(), nameHash: text('name_hash').notNull(), at: integer().notNull() },
  (table) => [index('sign_in_failures_name').on(table.nameHash, table.at)],
);

/** Keys of offices and scripts. The key itself is shown once and never kept. */
export const apiKeys = sqliteTable('api_keys', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** The first characters, by which people tell keys apart. */
  hint: text().notNull(),
  sha256: text().notNull().unique(),
  permissions: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** As in staff_users. */
  districts: text({ mode: 'json' }).$type<string[]>(),
  createdAt: integer('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  lastUsedAt: integer('last_used_at'),
  revokedAt: integer('revoked_at'),
});

/** Who did what, and when. Rows are only ever added. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    /** As it was then: a person may be renamed. */
    actorName: text('actor_name').notNull(),
    action: text().notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** What changed, as JSON: only the parts that are different. Never a secret. */
    before: text({ mode: 'json' }).$type<Record<string, unknown>>(),
    after: text({ mode: 'json' }).$type<Record<string, unknown>>(),
  },
  (table) => [index('audit_log_subject').on(table.subjectKind, table.subjectId)],
);
