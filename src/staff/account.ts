import { REMEMBERED_MS, refusedUntil, WATCHED_MS } from './lock-out.ts';
import { personOf } from './people.ts';
import type { Actor, Cookies, Person, SignIn, StaffPorts } from './ports.ts';
import { Refusal } from './refusal.ts';

/** What a person does with the own account: sign in, and change the password. */

export interface SignedIn {
  cookies: Cookies;
  /** The password was right, and a code is asked for. */
  needsCode: boolean;
}

export const actorOf = (person: Person): Actor => ({ kind: 'person', id: person.id, name: person.name });

const NOBODY: Actor = { kind: 'unknown', id: '', name: '' };

/**
 * The first step of a sign-in.
 * Throws Refusal: wrong-sign-in, in the same words for a wrong name, a wrong password and someone who is shut out;
 * locked, for known and unknown names alike.
 */
export async function signInWithPassword(
  ports: StaffPorts,
  signIn: SignIn,
  headers: Headers,
  { username, password }: { username: string; password: string },
): Promise<SignedIn> {
  const name = username.toLowerCase();
  const person = ports.people.findByUsername(name);
  beginAttempt(ports, name, person);
  const answer = await signIn.withPassword(headers, name, password);
  if (!answer) {
    recordFailure(ports, person, 'password');
    throw new Refusal('wrong-sign-in', 'The name or the password is wrong. Check both and try again.');
  }
  ports.transaction(() => ports.failures.clear(name));
  if (answer.personId !== null) recordSignIn(ports, answer.personId);
  return { cookies: answer.cookies, needsCode: answer.needsCode };
}

/** The second step. Throws Refusal: wrong-code, sign-in-again, locked. */
export async function signInWithCode(
  ports: StaffPorts,
  signIn: SignIn,
  headers: Headers,
  code: string,
): Promise<SignedIn> {
  const answer = await signIn.withCode(headers, code);
  if (answer.outcome === 'right') {
    recordSignIn(ports, answer.personId);
    return { cookies: answer.cookies, needsCode: false };
  }
  recordFailure(ports, undefined, 'code');
  throw codeRefusal(answer.outcome);
}

/** The words for a code that did not open. */
export function codeRefusal(outcome: 'wrong' | 'expired' | 'locked'): Refusal {
  if (outcome === 'locked') return lockedRefusal();
  if (outcome === 'expired') {
    return new Refusal('sign-in-again', 'That took too long. Sign in again with name and password.');
  }
  return new Refusal('wrong-code', 'The code is wrong. Look at the newest code and try again.', 'code');
}

/**
 * A person's own new password. Every other place where the person is signed in is signed out.
 * In: the id of the session that stays. Throws Refusal: wrong-password, locked.
 */
export async function changePassword(
  ports: StaffPorts,
  { id, sessionId }: { id: string; sessionId: string },
  { current, wanted }: { current: string; wanted: string },
): Promise<void> {
  const person = await checkPassword(ports, id, current);
  const hash = await ports.passwords.hash(wanted);
  ports.transaction(() => {
    ports.people.setPasswordHash(id, hash);
    ports.people.endSessions(id, sessionId);
    ports.audit.record({
      actor: actorOf(person),
      action: 'user.password-changed',
      subject: { kind: 'user', id },
    });
  });
}

/**
 * Asks someone who is signed in for the password again; wrong ones count as they do at the sign-in.
 * Out: the person. Throws Refusal: wrong-password, locked.
 */
export async function checkPassword(ports: StaffPorts, id: string, password: string): Promise<Person> {
  const person = personOf(ports.people, id);
  beginAttempt(ports, person.username, person);
  if (!(await ports.passwords.verify(ports.people.passwordHash(id) ?? '', password))) {
    recordFailure(ports, person, 'password');
    throw new Refusal('wrong-password', 'This is not your current password. Type it again.');
  }
  ports.transaction(() => ports.failures.clear(person.username));
  return person;
}

/**
 * Counts an attempt as wrong before the password is looked at: many at once must not all be looked at. A right one
 * clears the count.
 */
function beginAttempt(ports: StaffPorts, username: string, person: Person | undefined): void {
  const now = ports.now();
  const refused = ports.transaction(() => {
    ports.failures.forgetBefore(now - REMEMBERED_MS);
    const until = refusedUntil(ports.failures.times(username, now - REMEMBERED_MS), now);
    if (until === null) ports.failures.add(username, now);
    return until !== null;
  });
  if (!refused) return;
  recordFailure(ports, person, 'locked');
  throw lockedRefusal();
}

const lockedRefusal = (): Refusal =>
  new Refusal('locked', `Too many wrong tries. Wait ${WATCHED_MS / 60_000} minutes, then try again.`);

function recordSignIn(ports: StaffPorts, personId: string): void {
  const person = personOf(ports.people, personId);
  ports.transaction(() => {
    ports.people.signedIn(person.id, ports.now());
    ports.audit.record({
      actor: actorOf(person),
      action: 'user.signed-in',
      subject: { kind: 'user', id: person.id },
    });
  });
}

/** A name that nobody has is not written down: it may be a password in the wrong field. */
function recordFailure(ports: StaffPorts, person: Person | undefined, step: string): void {
  ports.transaction(() => {
    ports.audit.record({
      actor: NOBODY,
      action: 'user.sign-in-failed',
      subject: { kind: 'user', id: person?.id ?? '' },
      after: { step, username: person?.username ?? null },
    });
  });
}
