import type { Permission, Role } from './roles.ts';

/** Who acts. `system` is the line itself or a command; `unknown` is somebody who has not signed in. */
export interface Actor {
  kind: 'person' | 'key' | 'system' | 'unknown';
  id: string;
  name: string;
}

/** Who asks at a door that is guarded. */
export interface Staff extends Actor {
  kind: 'person' | 'key';
  /** A key has none, only permissions. */
  role: Role | null;
  permissions: readonly Permission[];
  /** The codes of the only districts whose cases are shown; null for the whole country. */
  districts: readonly string[] | null;
}

export interface Person {
  id: string;
  username: string;
  name: string;
  role: Role;
  districts: string[] | null;
  disabled: boolean;
  secondFactor: boolean;
  createdAt: number;
  lastSignInAt: number | null;
}

export interface PeopleStore {
  /** In the order of their usernames. */
  all(): Person[];
  find(id: string): Person | undefined;
  findByUsername(username: string): Person | undefined;
  /** All writes throw outside of a transaction. */
  add(person: Person, passwordHash: string): void;
  change(id: string, change: Partial<Pick<Person, 'name' | 'role' | 'districts' | 'disabled'>>): void;
  signedIn(id: string, at: number): void;
  passwordHash(id: string): string | undefined;
  setPasswordHash(id: string, hash: string): void;
  removeSecondFactor(id: string): void;
  /** Ends where a person is signed in; but for the session that is kept. */
  endSessions(id: string, keep?: string): void;
  /** Forgets sessions and half sign-ins that are over. */
  forgetExpired(now: number): void;
}

/** Wrong passwords by name, whether or not the name exists. */
export interface FailureStore {
  times(username: string, since: number): number[];
  add(username: string, at: number): void;
  clear(username: string): void;
  forgetBefore(at: number): void;
}

export interface ApiKey {
  id: string;
  name: string;
  hint: string;
  permissions: Permission[];
  districts: string[] | null;
  createdAt: number;
  createdBy: string;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

export interface KeyStore {
  /** The newest first. */
  all(): ApiKey[];
  find(id: string): ApiKey | undefined;
  findByHash(sha256: string): ApiKey | undefined;
  add(key: ApiKey, sha256: string): void;
  used(id: string, at: number): void;
  revoke(id: string, at: number): void;
}

export type Change = Record<string, unknown>;

export interface AuditEntry {
  actor: Actor;
  /** Subject and past participle, such as `user.added` or `flow.published`. */
  action: string;
  subject: { kind: string; id: string };
  /** Only what is different. Never a password, a key or a number of a caller. */
  before?: Change | null;
  after?: Change | null;
}

export interface AuditRow extends Required<AuditEntry> {
  id: number;
  at: number;
}

export interface AuditLog {
  /** Belongs into the transaction of what it tells of, and throws outside of one. */
  record(entry: AuditEntry): void;
  /** The newest first. In: how many, and the id before which to go on. */
  page(limit: number, before?: number): AuditRow[];
  /** All that was done with one thing, the oldest first. */
  of(subject: AuditEntry['subject']): AuditRow[];
}

/** Slow on purpose. Tests put a fast one in its place. */
export interface PasswordHash {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

/** Districts of the gazetteer. */
export interface District {
  code: string;
  nameKm: string;
  nameEn: string;
  provinceKm: string;
  provinceEn: string;
}

/** Everything that the rules about staff need of the world. */
export interface StaffPorts {
  people: PeopleStore;
  failures: FailureStore;
  keys: KeyStore;
  audit: AuditLog;
  passwords: PasswordHash;
  districts(): District[];
  now(): number;
  transaction<Result>(work: () => Result): Result;
}

/** Cookies that go with an answer, as whole `Set-Cookie` values. */
export type Cookies = readonly string[];

export interface SessionFound {
  personId: string;
  sessionId: string;
  cookies: Cookies;
}

export type CodeOutcome =
  { outcome: 'right'; personId: string; cookies: Cookies } | { outcome: 'wrong' | 'expired' | 'locked' };

/** Sessions and second factors. In: always the headers of the request, for its cookies. */
export interface SignIn {
  /** Undefined for a wrong name or password, and for someone who was shut out. */
  withPassword(
    headers: Headers,
    username: string,
    password: string,
  ): Promise<{ personId: string | null; needsCode: boolean; cookies: Cookies } | undefined>;
  /** The second step: a code of the authenticator or a backup code. */
  withCode(headers: Headers, code: string): Promise<CodeOutcome>;
  signOut(headers: Headers): Promise<Cookies>;
  sessionOf(headers: Headers): Promise<SessionFound | undefined>;
  /** Undefined for a wrong password. It holds when it was confirmed with a code. */
  startSecondFactor(
    headers: Headers,
    password: string,
  ): Promise<{ uri: string; backupCodes: string[] } | undefined>;
  confirmSecondFactor(headers: Headers, code: string): Promise<CodeOutcome>;
  stopSecondFactor(headers: Headers, password: string): Promise<Cookies | undefined>;
}
