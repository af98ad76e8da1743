import type { RequestListener } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type { NewUserAnswer, UsersAnswer } from '../../src/staff/api-types.ts';
import { testLine } from '../support/line.ts';
import { PASSWORD, person, signIn, type Caller } from '../support/staff.ts';

const USERS = '/api/v1/users';

let context: Context;
let app: RequestListener;
let admin: Caller;
let adminId: string;

beforeEach(async () => {
  context = await testLine();
  app = createApp(context);
  adminId = (await person(context, 'administrator')).id;
  admin = await signIn(context, app, 'administrator');
});

const sok = { username: 'sok.dara', name: 'សុខ ដារ៉ា', role: 'recorder' };

describe('users', () => {
  it('are added with a password that is shown once, and may sign in', async () => {
    const added = (await admin.post(USERS, sok).expect(201)).body as NewUserAnswer;
    expect(added.user).toMatchObject({ ...sok, districts: null, disabled: false, secondFactor: false });
    const listed = await admin.get(USERS).expect(200);
    expect((listed.body as UsersAnswer).users.map((user) => user.username)).toEqual([
      'administrator',
      'sok.dara',
    ]);
    expect(listed.text).not.toContain(added.password);
    expect(listed.text).not.toContain('plain:');
    const dara = await signIn(context, app, 'sok.dara', added.password);
    expect((await dara.get('/api/v1/me').expect(200)).body).toMatchObject({
      ...{ kind: 'person', username: 'sok.dara', role: 'recorder', secondFactor: false },
      permissions: ['prompts:read', 'prompts:write'],
    });
  });

  it.each([
    ['username', { ...sok, username: 'Sok Dara' }],
    ['username', { ...sok, username: 'ab' }],
    ['username', { name: 'x', role: 'editor' }],
    ['name', { ...sok, name: '  ' }],
    ['role', { ...sok, role: 'owner' }],
    ['districts', { ...sok, role: 'case-officer' }],
    ['districts', { ...sok, role: 'case-officer', districts: ['9999'] }],
    ['districts.0', { ...sok, role: 'case-officer', districts: ['12'] }],
    [undefined, { ...sok, email: 'a@example.org' }],
  ])('are refused with a wrong %s, in a sentence that names it', async (field, body) => {
    const answer = await admin.post(USERS, body).expect(400);
    const { error, field: named } = answer.body as { error: string; field?: string };
    expect(named).toBe(field);
    expect(error).toMatch(/\.$/);
  });

  it('have usernames of their own, in capitals or not', async () => {
    await admin.post(USERS, sok).expect(201);
    const answer = await admin.post(USERS, { ...sok, username: 'SOK.Dara' }).expect(409);
    expect(answer.body).toMatchObject({ code: 'username-taken' });
  });

  it('of a district have its code, and lose it with another role', async () => {
    const { user } = (
      await admin.post(USERS, { ...sok, role: 'case-officer', districts: ['1208'] }).expect(201)
    ).body as NewUserAnswer;
    expect(user.districts).toEqual(['1208']);
    const changed = await admin.patch(`${USERS}/${user.id}`, { role: 'editor' }).expect(200);
    expect(changed.body).toMatchObject({ user: { role: 'editor', districts: null } });
  });

  it.each([
    ['the role', { role: 'analyst' }, 401],
    ['whether they may sign in', { disabled: true }, 401],
    ['nothing but the name', { name: 'Another name' }, 200],
    ['nothing', { role: 'editor' }, 200],
  ])('are signed out when an administrator changes %s', async (_what, change, status) => {
    const { id } = await person(context, 'editor');
    const editor = await signIn(context, app, 'editor');
    await admin.patch(`${USERS}/${id}`, change).expect(200);
    await editor.get('/api/v1/me').expect(status);
  });

  it('get a new password, the old one and every session end, and a locked name opens', async () => {
    const { id } = await person(context, 'editor');
    const editor = await signIn(context, app, 'editor');
    context.staff.transaction(() => {
      for (let time = 0; time < 5; time += 1) context.staff.failures.add('editor', context.clock.now());
    });
    const { password } = (await admin.post(`${USERS}/${id}/password`).expect(200)).body as NewUserAnswer;
    await editor.get('/api/v1/me').expect(401);
    await signIn(context, app, 'editor', password);
    await expect(signIn(context, app, 'editor', PASSWORD)).rejects.toThrow('401');
  });

  it('that do not exist are said to be missing', async () => {
    await admin.patch(`${USERS}/none`, { disabled: true }).expect(404);
    await admin.post(`${USERS}/none/password`).expect(404);
    await admin.delete(`${USERS}/none/second-factor`).expect(404);
  });
});

describe('the last administrator', () => {
  it.each([{ disabled: true }, { role: 'editor' }])('cannot become %j', async (change) => {
    const answer = await admin.patch(`${USERS}/${adminId}`, change).expect(409);
    expect(answer.body).toMatchObject({ code: 'last-administrator' });
    await admin.get('/api/v1/me').expect(200);
  });

  it('can when there is another one who may sign in', async () => {
    const { id } = await person(context, 'administrator', { username: 'second' });
    await admin.patch(`${USERS}/${id}`, { disabled: true }).expect(200);
    await admin.patch(`${USERS}/${adminId}`, { role: 'editor' }).expect(409);
    await admin.patch(`${USERS}/${id}`, { disabled: false }).expect(200);
    await admin.patch(`${USERS}/${adminId}`, { role: 'editor' }).expect(200);
  });
});

describe('doors for administrators', () => {
  it.each(['/users', '/api-keys', '/audit-log'])('%s are shut for everybody else', async (door) => {
    for (const role of ['editor', 'recorder', 'analyst', 'case-officer'] as const) {
      const { username } = await person(context, role);
      await (await signIn(context, app, username)).get(`/api/v1${door}`).expect(403);
    }
  });

  it('of districts are open for the staff', async () => {
    const { body } = (await admin.get('/api/v1/districts').expect(200)) as { body: { districts: unknown[] } };
    expect(body.districts).toHaveLength(210);
    expect(body.districts).toContainEqual(
      expect.objectContaining({ code: '0102', provinceEn: 'Banteay Meanchey' }),
    );
  });
});
