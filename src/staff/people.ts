import { randomUUID } from 'node:crypto';
import { changesBetween } from './changes.ts';
import type { Actor, PeopleStore, Person, StaffPorts } from './ports.ts';
import { Refusal } from './refusal.ts';
import { isLimitedToDistricts, type Role } from './roles.ts';
import { newPassword } from './secrets.ts';

export interface NewPerson {
  username: string;
  name: string;
  role: Role;
  districts: string[] | null;
}

/** What is left out, or undefined, stays. */
export interface PersonChange {
  name?: string | undefined;
  role?: Role | undefined;
  districts?: string[] | null | undefined;
  disabled?: boolean | undefined;
}

/**
 * Adds someone who may sign in from now on.
 * In: who adds, whom, and the password if one was chosen. Out: the person and the password, which is known only now.
 * Throws Refusal: username-taken, unknown-district, bad-input.
 */
export async function addPerson(
  ports: StaffPorts,
  actor: Actor,
  wanted: NewPerson,
  chosen?: string,
): Promise<{ person: Person; password: string }> {
  const password = chosen ?? newPassword();
  const passwordHash = await ports.passwords.hash(password);
  const username = wanted.username.toLowerCase();
  const districts = districtsFor(ports, wanted.role, wanted.districts);
  return ports.transaction(() => {
    if (ports.people.findByUsername(username)) {
      throw new Refusal('username-taken', `Somebody is called ${username} already. Choose another username.`);
    }
    const person: Person = {
      ...{ id: randomUUID(), username, name: wanted.name, role: wanted.role, districts },
      ...{ disabled: false, secondFactor: false, createdAt: ports.now(), lastSignInAt: null },
    };
    ports.people.add(person, passwordHash);
    ports.audit.record({
      actor,
      action: 'user.added',
      subject: { kind: 'user', id: person.id },
      after: { username, name: person.name, role: person.role, districts },
    });
    return { person, password };
  });
}

/**
 * Changes name, role, districts, or whether someone may sign in. Whoever may less or other than before is signed out.
 * Throws Refusal: not-found, last-administrator, unknown-district, bad-input.
 */
export function changePerson(ports: StaffPorts, actor: Actor, id: string, wanted: PersonChange): Person {
  return ports.transaction(() => {
    const old = personOf(ports.people, id);
    const { name = old.name, role = old.role, disabled = old.disabled } = wanted;
    const districts = districtsFor(
      ports,
      role,
      wanted.districts === undefined ? old.districts : wanted.districts,
    );
    const changed: Person = { ...old, name, role, districts, disabled };
    keepAnAdministrator(ports.people.all(), changed);
    const { before, after } = changesBetween(pick(old), pick(changed));
    if (Object.keys(after).length === 0) return old;
    ports.people.change(id, pick(changed));
    if ('role' in after || 'districts' in after || changed.disabled) ports.people.endSessions(id);
    ports.audit.record({ actor, action: 'user.changed', subject: { kind: 'user', id }, before, after });
    return changed;
  });
}

const pick = ({ name, role, districts, disabled }: Person) => ({ name, role, districts, disabled });

/**
 * Gives a person a new password, ends where the person is signed in, and opens a name that was locked.
 * Out: the password, which is known only now. Throws Refusal: not-found.
 */
export async function resetPassword(ports: StaffPorts, actor: Actor, id: string): Promise<string> {
  const password = newPassword();
  const hash = await ports.passwords.hash(password);
  ports.transaction(() => {
    const { username } = personOf(ports.people, id);
    ports.people.setPasswordHash(id, hash);
    ports.people.endSessions(id);
    ports.failures.clear(username);
    ports.audit.record({ actor, action: 'user.password-reset', subject: { kind: 'user', id } });
  });
  return password;
}

/** For whoever lost the phone with the codes: signing in needs the password only, until it is set up again. */
export function removeSecondFactor(ports: StaffPorts, actor: Actor, id: string): void {
  ports.transaction(() => {
    const person = personOf(ports.people, id);
    if (!person.secondFactor) return;
    ports.people.removeSecondFactor(id);
    ports.people.endSessions(id);
    ports.audit.record({ actor, action: 'user.second-factor-off', subject: { kind: 'user', id } });
  });
}

/** Out: the person. Throws Refusal: not-found. */
export function personOf(people: PeopleStore, id: string): Person {
  const person = people.find(id);
  if (!person) throw new Refusal('not-found', 'There is no such person. Load the list again.');
  return person;
}

/** Without an administrator nobody could make another. */
function keepAnAdministrator(all: readonly Person[], changed: Person): void {
  const after = all.map((person) => (person.id === changed.id ? changed : person));
  if (after.some((person) => person.role === 'administrator' && !person.disabled)) return;
  throw new Refusal(
    'last-administrator',
    'This is the last administrator. Make another person an administrator first.',
  );
}

/** Only a role that is limited to districts keeps them, and it must have one. */
export function districtsFor(
  ports: Pick<StaffPorts, 'districts'>,
  role: Role,
  wanted: readonly string[] | null,
): string[] | null {
  if (!isLimitedToDistricts(role)) return null;
  if (!wanted || wanted.length === 0) {
    throw new Refusal('bad-input', 'districts: choose at least one district for this role.', 'districts');
  }
  return knownDistricts(ports, wanted);
}

/** Out: each code once, in order. Throws Refusal: unknown-district. */
export function knownDistricts(ports: Pick<StaffPorts, 'districts'>, codes: readonly string[]): string[] {
  const known = new Set(ports.districts().map((district) => district.code));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) {
    throw new Refusal(
      'unknown-district',
      `There is no district ${unknown}. Choose from the list.`,
      'districts',
    );
  }
  return [...new Set(codes)].sort();
}
