import { actorOf, checkPassword, codeRefusal } from './account.ts';
import { personOf } from './people.ts';
import type { Cookies, SignIn, StaffPorts } from './ports.ts';
import { Refusal } from './refusal.ts';

/** A person's own second factor: a code of an authenticator beside the password. */

/**
 * Makes the secret and the backup codes. Nothing holds until the first code was confirmed.
 * Throws Refusal: wrong-password, locked, second-factor-is-on.
 */
export async function startSecondFactor(
  ports: StaffPorts,
  signIn: SignIn,
  headers: Headers,
  id: string,
  password: string,
): Promise<{ uri: string; secret: string; backupCodes: string[] }> {
  if (personOf(ports.people, id).secondFactor) {
    throw new Refusal('second-factor-is-on', 'The second step is set up already. Turn it off first.');
  }
  await checkPassword(ports, id, password);
  const started = await signIn.startSecondFactor(headers, password);
  if (!started) throw new Refusal('sign-in-again', 'Your sign-in has ended. Sign in again.');
  return { ...started, secret: new URL(started.uri).searchParams.get('secret') ?? '' };
}

/** From now on a code is asked for at every sign-in. Throws Refusal: wrong-code, sign-in-again. */
export async function confirmSecondFactor(
  ports: StaffPorts,
  signIn: SignIn,
  headers: Headers,
  id: string,
  code: string,
): Promise<Cookies> {
  const answer = await signIn.confirmSecondFactor(headers, code);
  if (answer.outcome !== 'right') throw codeRefusal(answer.outcome);
  recordChange(ports, id, 'user.second-factor-on');
  return answer.cookies;
}

/** Throws Refusal: wrong-password, locked. */
export async function stopSecondFactor(
  ports: StaffPorts,
  signIn: SignIn,
  headers: Headers,
  id: string,
  password: string,
): Promise<Cookies> {
  await checkPassword(ports, id, password);
  const cookies = await signIn.stopSecondFactor(headers, password);
  if (!cookies) throw new Refusal('sign-in-again', 'Your sign-in has ended. Sign in again.');
  recordChange(ports, id, 'user.second-factor-off');
  return cookies;
}

function recordChange(ports: StaffPorts, id: string, action: string): void {
  const actor = actorOf(personOf(ports.people, id));
  ports.transaction(() => ports.audit.record({ actor, action, subject: { kind: 'user', id } }));
}
