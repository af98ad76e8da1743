import type { RequestListener } from 'node:http';
import { pino } from 'pino';
import supertest from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type { AuditAnswer, NewKeyAnswer, NewUserAnswer } from '../../src/staff/api-types.ts';
import { NOW, PUBLIC_URL, testLine } from '../support/line.ts';
import { PASSWORD, signedInAs, type Caller } from '../support/staff.ts';

const LOG = '/api/v1/audit-log';

let context: Context;
let app: RequestListener;
let admin: Caller;
let logged: string;

beforeEach(async () => {
  logged = '';
  const log = pino({ level: 'trace' }, { write: (line: string) => (logged += line) });
  context = await testLine({ log });
  app = createApp(context);
  admin = await signedInAs(context, app, 'administrator');
});

const entries = async (): Promise<AuditAnswer['entries']> =>
  ((await admin.get(`${LOG}?limit=200`).expect(200)).body as AuditAnswer).entries;

describe('the audit log', () => {
  it('has sign-ins, and what was done to people and keys, the newest first', async () => {
    const { user } = (
      await admin.post('/api/v1/users', { username: 'sok.dara', name: 'Dara', role: 'recorder' }).expect(201)
    ).body as NewUserAnswer;
    await admin.patch(`/api/v1/users/${user.id}`, { role: 'editor', name: 'Dara' }).expect(200);
    await admin.post(`/api/v1/users/${user.id}/password`).expect(200);
    const { key } = (await admin.post('/api/v1/api-keys', { name: 'office', permissions: ['cases:read'] }))
      .body as NewKeyAnswer;
    await admin.delete(`/api/v1/api-keys/${key.id}`).expect(200);
    const found = await entries();
    expect(found.map((entry) => entry.action)).toEqual([
      'key.revoked',
      'key.added',
      'user.password-reset',
      'user.changed',
      'user.added',
      'user.signed-in',
      'user.added',
    ]);
    expect(found[3]).toEqual({
      ...{ id: 4, at: NOW, action: 'user.changed' },
      actor: { kind: 'person', id: expect.any(String) as string, name: 'Name of administrator' },
      subject: { kind: 'user', id: user.id },
      before: { role: 'recorder' },
      after: { role: 'editor' },
    });
  });

  it('has wrong passwords under names that exist, and no name that nobody has', async () => {
    for (const username of ['administrator', 'my-secret-password']) {
      await supertest(app)
        .post('/api/v1/auth/sign-in')
        .set('Origin', PUBLIC_URL)
        .send({ username, password: 'the-wrong-one' })
        .expect(401);
    }
    const [unknown, known] = await entries();
    expect(known).toMatchObject({ action: 'user.sign-in-failed', after: { username: 'administrator' } });
    expect(unknown).toMatchObject({
      actor: { kind: 'unknown' },
      subject: { id: '' },
      after: { username: null },
    });
  });

  it('comes in pages', async () => {
    for (let number = 0; number < 5; number += 1) {
      context.database.transaction(() =>
        context.audit.record({
          actor: { kind: 'system', id: 'x', name: 'x' },
          action: `try.${number}`,
          subject: { kind: 'try', id: String(number) },
        }),
      );
    }
    const first = (await admin.get(`${LOG}?limit=3`).expect(200)).body as AuditAnswer;
    expect(first.entries.map((entry) => entry.action)).toEqual(['try.4', 'try.3', 'try.2']);
    const second = (await admin.get(`${LOG}?limit=3&before=${first.next}`).expect(200)).body as AuditAnswer;
    expect(second.entries.map((entry) => entry.action)).toEqual(['try.1', 'try.0', 'user.signed-in']);
    const last = (await admin.get(`${LOG}?limit=3&before=${second.next}`).expect(200)).body as AuditAnswer;
    expect(last).toMatchObject({ next: null, entries: [{ action: 'user.added' }] });
    await admin.get(`${LOG}?limit=many`).expect(400);
  });

  it('is written in the transaction of what it tells of, or not at all', async () => {
    const entry = {
      actor: { kind: 'system', id: 'x', name: 'x' },
      action: 'try.failed',
      subject: { kind: 'try', id: '1' },
    } as const;
    expect(() => context.audit.record(entry)).toThrow('outside of a transaction');
    const failing = () =>
      context.database.transaction(() => {
        context.audit.record(entry);
        throw new Error('in vain');
      });
    expect(failing).toThrow('in vain');
    expect((await entries()).map(({ action }) => action)).not.toContain('try.failed');
  });

  it('has no secret in it, nor has the log of the process', async () => {
    const { user, password } = (
      await admin.post('/api/v1/users', { username: 'sok.dara', name: 'Dara', role: 'recorder' })
    ).body as NewUserAnswer;
    const again = (await admin.post(`/api/v1/users/${user.id}/password`)).body as { password: string };
    const { secret } = (await admin.post('/api/v1/api-keys', { name: 'office', permissions: ['cases:read'] }))
      .body as NewKeyAnswer;
    await admin.post('/api/v1/me/password', { current: PASSWORD, wanted: 'a new long password' }).expect(204);
    const everything = JSON.stringify(await entries()) + logged;
    const token = admin.cookie.split('=')[1] ?? '';
    for (const hidden of [PASSWORD, password, again.password, secret, 'a new long password', token]) {
      expect(hidden.length).toBeGreaterThan(10);
      expect(everything).not.toContain(hidden);
    }
  });
});
