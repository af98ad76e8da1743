import type { RequestListener } from 'node:http';
import supertest from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { secondsToWait } from '../../src/http/key-limit.ts';
import type { KeysAnswer, NewKeyAnswer } from '../../src/staff/api-types.ts';
import { NOW, testLine } from '../support/line.ts';
import { signedInAs, withKey, type Caller } from '../support/staff.ts';

const KEYS = '/api/v1/api-keys';

let now: number;
let context: Context;
let app: RequestListener;
let admin: Caller;

beforeEach(async () => {
  now = NOW;
  context = await testLine({ clock: { now: () => now } });
  app = createApp(context);
  admin = await signedInAs(context, app, 'administrator');
});

const wanted = { name: 'Office of Kampong Cham', permissions: ['cases:read'], districts: ['0306'] };

const add = async (): Promise<NewKeyAnswer> =>
  (await admin.post(KEYS, wanted).expect(201)).body as NewKeyAnswer;

const me = (secret: string) => supertest(app).get('/api/v1/me').set('Authorization', `Bearer ${secret}`);

describe('an API key', () => {
  it('is told to wait when it asks too fast, and goes on after that', async () => {
    const [fast, slow] = [await add(), await add()];
    for (let asked = 0; asked < 1_200; asked += 1) expect(secondsToWait(context, fast.key.id)).toBeNull();
    const refused = await me(fast.secret).expect(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.body).toMatchObject({ code: 'too-many-requests' });
    await me(slow.secret).expect(200);
    // Twenty more a second.
    now += 1_000;
    for (let asked = 0; asked < 20; asked += 1) expect(secondsToWait(context, fast.key.id)).toBeNull();
    await me(fast.secret).expect(429);
    now += 60 * 60 * 1_000;
    await me(fast.secret).expect(200);
  });

  it('is shown once, and opens what it may', async () => {
    const { key, secret } = await add();
    expect(secret).toMatch(/^sdap_/);
    expect(key).toMatchObject({
      ...wanted,
      createdAt: NOW,
      createdBy: 'Name of administrator',
      revokedAt: null,
    });
    expect((await me(secret).expect(200)).body).toMatchObject({ kind: 'key', ...wanted, username: null });
    expect((await admin.get(KEYS).expect(200)).text).not.toContain(secret);
    await supertest(app).get(KEYS).set('Authorization', `Bearer ${secret}`).expect(403);
  });

  it('is in the database by its hash only', async () => {
    const { secret } = await add();
    expect(context.database.serialize().includes(secret)).toBe(false);
  });

  it('opens nothing once it is revoked', async () => {
    const { key, secret } = await add();
    now += 1_000;
    expect((await admin.delete(`${KEYS}/${key.id}`).expect(200)).body).toMatchObject({
      key: { revokedAt: now },
    });
    await me(secret).expect(401);
    await admin.delete(`${KEYS}/${key.id}`).expect(409);
    await admin.delete(`${KEYS}/none`).expect(404);
  });

  it('tells when it was last used, to the minute', async () => {
    const { secret } = await add();
    const lastUsed = async () => ((await admin.get(KEYS)).body as KeysAnswer).keys[0]?.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await me(secret);
    expect(await lastUsed()).toBe(NOW);
    now += 59_000;
    await me(secret);
    expect(await lastUsed()).toBe(NOW);
    now += 1_000;
    await me(secret);
    expect(await lastUsed()).toBe(NOW + 60_000);
  });

  it.each([
    ['name', { ...wanted, name: '' }],
    ['permissions', { ...wanted, permissions: [] }],
    ['permissions.0', { ...wanted, permissions: ['users:write'] }],
    ['permissions.0', { ...wanted, permissions: ['everything'] }],
    ['districts', { ...wanted, districts: ['0399'] }],
  ])('is refused with wrong %s', async (field, body) => {
    const answer = await admin.post(KEYS, body).expect(400);
    expect((answer.body as { field: string }).field).toBe(field);
  });

  it('has no account of its own', async () => {
    const key = withKey(context, app, ['prompts:read']);
    await key.post('/api/v1/me/password', { current: 'x', wanted: 'a new long password' }).expect(403);
    await key.post('/api/v1/me/second-factor', { password: 'x' }).expect(403);
    await key.delete('/api/v1/me/second-factor', { password: 'x' }).expect(403);
  });
});

describe('a body that is no JSON', () => {
  it('is said to be none', async () => {
    const answer = await admin.post(KEYS).set('Content-Type', 'application/json').send('{').expect(400);
    expect(answer.body).toMatchObject({ code: 'bad-request' });
  });

  it('is not there at all', async () => {
    expect((await admin.post(KEYS).expect(400)).body).toMatchObject({ code: 'bad-input', field: 'name' });
  });
});
