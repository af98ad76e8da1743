import type { Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { staffOfKey } from '../staff/api-keys.ts';
import type { Cookies, Staff } from '../staff/ports.ts';
import { Refusal } from '../staff/refusal.ts';
import { permissionsOf, type Permission } from '../staff/roles.ts';
import { secondsToWait } from './key-limit.ts';
import { refuseStrangers } from './same-origin.ts';

interface Admitted {
  staff: Staff;
  /** Null for a key. */
  sessionId: string | null;
}

const admitted = new WeakMap<Request, Admitted>();

/**
 * Lets in who has a session cookie or an API key, and the permission where one is asked for. Who it is, the handler
 * learns from `staffOf(request)`. Answers 401 or 403 with a plain sentence otherwise; a change that is made with a
 * cookie must come from our own pages.
 */
export function guard(context: Context, permission?: Permission): RequestHandler {
  return async (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    const found = byKey(context, request, response) ?? (await bySession(context, request, response));
    if (permission !== undefined && !found.staff.permissions.includes(permission)) {
      throw new Refusal('not-allowed', `This needs the permission ${permission}. Ask an administrator.`);
    }
    admitted.set(request, found);
    next();
  };
}

/** Who asks. Throws where no guard stands before. */
export const staffOf = (request: Request): Staff => admittedTo(request).staff;

/** The session of a person. Throws Refusal for a key: what concerns an account is done by its owner. */
export function sessionIdOf(request: Request): string {
  const { sessionId } = admittedTo(request);
  if (sessionId === null) {
    throw new Refusal('not-allowed', 'A key has no account. Sign in at the console to do this.');
  }
  return sessionId;
}

function admittedTo(request: Request): Admitted {
  const found = admitted.get(request);
  if (!found) throw new Error('A door without a guard asks who is there.');
  return found;
}

/** Undefined when no key was sent. A key that is wrong is refused, and no cookie in its place is looked at. */
function byKey(context: Context, request: Request, response: Response): Admitted | undefined {
  const authorization = request.get('authorization');
  if (authorization === undefined) return undefined;
  const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const staff = secret === undefined ? undefined : staffOfKey(context.staff, secret);
  if (!staff)
    throw new Refusal('not-signed-in', 'This API key is unknown or revoked. Ask an administrator for one.');
  const seconds = secondsToWait(context, staff.id);
  if (seconds !== null) {
    response.set('Retry-After', String(seconds));
    throw new Refusal(
      'too-many-requests',
      `This key asks too fast. Wait ${seconds} s, then go on more slowly.`,
    );
  }
  return { staff, sessionId: null };
}

async function bySession(context: Context, request: Request, response: Response): Promise<Admitted> {
  // Without any cookie nobody needs to be looked up.
  const session = request.get('cookie') && (await context.signIn.sessionOf(headersOf(request)));
  const person = session ? context.staff.people.find(session.personId) : undefined;
  if (!session || !person || person.disabled) throw new Refusal('not-signed-in', 'Please sign in first.');
  refuseStrangers(context, request);
  sendCookies(response, session.cookies);
  const { id, name, role, districts } = person;
  const staff: Staff = { kind: 'person', id, name, role, permissions: permissionsOf(role), districts };
  return { staff, sessionId: session.sessionId };
}

/** What the sign-in needs of a request: its cookies. */
export const headersOf = (request: Request): Headers => new Headers({ cookie: request.get('cookie') ?? '' });

export function sendCookies(response: Response, cookies: Cookies): void {
  for (const cookie of cookies) response.append('Set-Cookie', cookie);
}
