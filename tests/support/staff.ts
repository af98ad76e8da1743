import type { RequestListener } from 'node:http';
import supertest, { type Test } from 'supertest';
import type { Context } from '../../src/context.ts';
import { addPerson } from '../../src/staff/people.ts';
import { makeKey } from '../../src/staff/api-keys.ts';
import type { Actor, PasswordHash, Person, Staff } from '../../src/staff/ports.ts';
import type { Permission, Role } from '../../src/staff/roles.ts';
import { keepsContract } from './contract.ts';

/** Tests sign in by the hundred; scrypt is slow on purpose. The shape of a real hash is of no use to anyone here. */
export const plainPasswords: PasswordHash = {
  hash: (password) => Promise.resolve(`plain:${Buffer.from(password).toString('base64')}`),
  verify: async (hash, password) => hash === (await plainPasswords.hash(password)),
};

export const PASSWORD = 'a password of tests';

const TEST: Actor = { kind: 'system', id: 'test', name: 'test' };

/** Puts a person into the line. The username is the role unless another is given; the password is PASSWORD. */
export async function person(
  context: Context,
  role: Role,
  {
    username = role,
    name = `Name of ${username}`,
    districts = role === 'case-officer' ? ['1208'] : null,
  }: Partial<Person> = {},
): Promise<Person> {
  const wanted = { username, name, role, districts };
  return (await addPerson(context.staff, TEST, wanted, PASSWORD)).person;
}

/** Requests of one who is signed in, or has a key. Each answer is compared with what the API's description says of it. */
export interface Caller {
  get(path: string): Test;
  post(path: string, body?: object): Test;
  put(path: string, body?: object): Test;
  patch(path: string, body?: object): Test;
  delete(path: string, body?: object): Test;
  /** The cookie header; empty for a key. */
  cookie: string;
}

/** Signs a person in at the real door, as the console does. */
export async function signIn(
  context: Context,
  app: RequestListener,
  username: string,
  password = PASSWORD,
): Promise<Caller> {
  const answer = await supertest(app)
    .post('/api/v1/auth/sign-in')
    .set('Origin', context.settings.publicUrl)
    .send({ username, password })
    .expect(200);
  return withCookie(context, app, cookieOf(answer.headers));
}

/** Makes a person with this role and signs it in. */
export async function signedInAs(context: Context, app: RequestListener, role: Role): Promise<Caller> {
  const { username } = await person(context, role);
  return signIn(context, app, username);
}

/** The cheapest way in: a key with just these permissions. Nothing of the sign-in is loaded. */
export function withKey(
  context: Context,
  app: RequestListener,
  permissions: Permission[],
  districts: string[] | null = null,
): Caller & { id: string } {
  const maker: Staff = {
    kind: 'person',
    id: 'test',
    name: 'test',
    role: null,
    permissions: [],
    districts: null,
  };
  const { key, secret } = makeKey(context.staff, maker, { name: 'a key', permissions, districts });
  return { ...caller(app, { Authorization: `Bearer ${secret}` }), id: key.id };
}

export const withCookie = (context: Context, app: RequestListener, cookie: string): Caller =>
  caller(app, { Cookie: cookie, Origin: context.settings.publicUrl });

function caller(app: RequestListener, headers: Record<string, string>): Caller {
  const request = supertest(app);
  const send = (test: Test, body?: object): Test => {
    void test.set(headers).expect(keepsContract);
    return body === undefined ? test : test.send(body);
  };
  return {
    get: (path) => send(request.get(path)),
    post: (path, body) => send(request.post(path), body),
    put: (path, body) => send(request.put(path), body),
    patch: (path, body) => send(request.patch(path), body),
    delete: (path, body) => send(request.delete(path), body),
    cookie: headers['Cookie'] ?? '',
  };
}

/** What a browser would send back. In: the headers of an answer. */
export function cookieOf(headers: Record<string, unknown>): string {
  const set = (headers['set-cookie'] as string[] | undefined) ?? [];
  return set.map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Takes the answer as bytes, whatever it says that it is. */
export const binary = (test: Test): Test =>
  test.buffer(true).parse((response, done) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('end', () => done(null, Buffer.concat(pieces)));
  });
