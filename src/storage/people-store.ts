import { randomUUID } from 'node:crypto';
import { and, asc, eq, lt, ne } from 'drizzle-orm';
import {
  staffAccounts,
  staffSecondFactors,
  staffSessions,
  staffUsers,
  staffVerifications,
} from '../../db/schema.ts';
import type { PeopleStore, Person } from '../staff/ports.ts';
import type { Role } from '../staff/roles.ts';
import type { Store } from './database.ts';

/** What better-auth calls the way in by name and password. */
const BY_PASSWORD = 'credential';

/** The people who work on the line. The rows have the shape that better-auth reads. */
export function peopleStore(store: Store): PeopleStore {
  const { db } = store;
  return {
    all: () => db.select().from(staffUsers).orderBy(asc(staffUsers.username)).all().map(personOf),
    find: (id) => one(db.select().from(staffUsers).where(eq(staffUsers.id, id)).get()),
    findByUsername: (username) =>
      one(db.select().from(staffUsers).where(eq(staffUsers.username, username)).get()),
    add: (person, hash) => {
      store.assertInTransaction();
      add(store, person, hash);
    },
    change: (id, change) => {
      store.assertInTransaction();
      db.update(staffUsers).set(change).where(eq(staffUsers.id, id)).run();
    },
    signedIn: (id, at) => {
      store.assertInTransaction();
      db.update(staffUsers).set({ lastSignInAt: at }).where(eq(staffUsers.id, id)).run();
    },
    passwordHash: (id) => db.select().from(staffAccounts).where(byPassword(id)).get()?.password ?? undefined,
    setPasswordHash: (id, password) => {
      store.assertInTransaction();
      db.update(staffAccounts).set({ password }).where(byPassword(id)).run();
    },
    removeSecondFactor: (id) => {
      store.assertInTransaction();
      db.update(staffUsers).set({ twoFactorEnabled: false }).where(eq(staffUsers.id, id)).run();
      db.delete(staffSecondFactors).where(eq(staffSecondFactors.userId, id)).run();
    },
    endSessions: (id, keep = '') => {
      store.assertInTransaction();
      endSessions(store, id, keep);
    },
    forgetExpired: (now) => {
      db.delete(staffSessions)
        .where(lt(staffSessions.expiresAt, new Date(now)))
        .run();
      db.delete(staffVerifications)
        .where(lt(staffVerifications.expiresAt, new Date(now)))
        .run();
    },
  };
}

const byPassword = (id: string) =>
  and(eq(staffAccounts.userId, id), eq(staffAccounts.providerId, BY_PASSWORD));

type UserRow = typeof staffUsers.$inferSelect;

const one = (row: UserRow | undefined): Person | undefined => row && personOf(row);

const personOf = (row: UserRow): Person => ({
  id: row.id,
  username: row.username,
  name: row.name,
  role: row.role as Role,
  districts: row.districts,
  disabled: row.disabled,
  secondFactor: row.twoFactorEnabled,
  createdAt: row.createdAt.getTime(),
  lastSignInAt: row.lastSignInAt,
});

function add({ db }: Store, person: Person, hash: string): void {
  const { id, username, name, role, districts, disabled } = person;
  const times = { createdAt: new Date(person.createdAt), updatedAt: new Date(person.createdAt) };
  db.insert(staffUsers)
    .values({ id, username, email: username, name, role, districts, disabled, ...times })
    .run();
  db.insert(staffAccounts)
    .values({
      ...{ id: randomUUID(), accountId: id, providerId: BY_PASSWORD, userId: id, password: hash },
      ...times,
    })
    .run();
}

/** A sign-in that waits for its code ends too: it was begun with the old password or for the old role. */
function endSessions({ db }: Store, id: string, keep: string): void {
  db.delete(staffSessions)
    .where(and(eq(staffSessions.userId, id), ne(staffSessions.id, keep)))
    .run();
  db.delete(staffVerifications).where(eq(staffVerifications.value, id)).run();
}
