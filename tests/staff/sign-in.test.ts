import type { RequestListener } from 'node:http';
import supertest from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { NOW, PUBLIC_URL, testLine } from '../support/line.ts';
import { cookieOf, PASSWORD, person, signIn } from '../support/staff.ts';

const MINUTE = 60_000;

let now: number;
let context: Context;
let app: RequestListener;

beforeEach(async () => {
  now = NOW;
  context = await testLine({ clock: { now: () => now } });
  app = createApp(context);
});

const attempt = (username: string, password: string) =>
  supertest(app).post('/api/v1/auth/sign-in').set('Origin', PUBLIC_URL).send({ username, password });

describe('signing in', () => {
  it('gives a cookie that scripts cannot read, that goes to no other site, and over https only', async () => {
    await person(context, 'editor');
    const answer = await attempt('editor', PASSWORD).expect(200, { needsCode: false });
    const cookie = (answer.headers['set-cookie'] as unknown as string[])[0] ?? '';
    expect(cookie).toMatch(/^__Secure-sdap\.session_token=/);
    const [, ...attributes] = cookie.split('; ');
    expect(attributes).toEqual(
      expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Secure', 'Max-Age=43200']),
    );
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('takes the name in capitals too', async () => {
    await person(context, 'editor');
    await attempt(' Editor', PASSWORD).expect(200);
  });

  it('is for those who were added: nobody signs up', async () => {
    for (const path of [
      'sign-up/email',
      'sign-in/username',
      'get-session',
      'update-user',
      'two-factor/enable',
    ]) {
      await supertest(app).post(`/api/v1/auth/${path}`).set('Origin', PUBLIC_URL).send({}).expect(404);
    }
  });

  it('ends with signing out', async () => {
    await person(context, 'editor');
    const editor = await signIn(context, app, 'editor');
    await editor.get('/api/v1/me').expect(200);
    await editor.post('/api/v1/auth/sign-out').expect(204);
    await editor.get('/api/v1/me').expect(401);
  });

  it('says the same for a wrong name, a wrong password and someone who is shut out', async () => {
    await person(context, 'administrator');
    const { id } = await person(context, 'editor');
    context.staff.transaction(() => context.staff.people.change(id, { disabled: true }));
    const answers = [
      await attempt('nobody', PASSWORD),
      await attempt('administrator', 'wrong'),
      await attempt('editor', PASSWORD),
      await attempt("x' or 1=1 --", PASSWORD),
    ];
    for (const { status, body, headers } of answers) {
      expect({ status, body: body as unknown }).toEqual({
        status: 401,
        body: { error: expect.any(String) as string, code: 'wrong-sign-in' },
      });
      expect(headers['set-cookie']).toBeUndefined();
    }
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
  });
});

describe('a name after five wrong passwords', () => {
  const fail = async (username: string, times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) await attempt(username, 'wrong').expect(401);
  };

  it.each(['editor', 'nobody'])(
    'is refused for 15 minutes, also with the right password: %s',
    async (username) => {
      await person(context, 'editor');
      await fail(username, 5);
      const refused = await attempt(username, PASSWORD).expect(429);
      expect(refused.body).toMatchObject({ code: 'locked' });
      now += 15 * MINUTE - 1;
      await attempt(username, PASSWORD).expect(429);
      now += 1;
      await attempt(username, PASSWORD).expect(username === 'editor' ? 200 : 401);
    },
  );

  it('leaves other names alone', async () => {
    await person(context, 'editor');
    await fail('nobody', 5);
    await attempt('editor', PASSWORD).expect(200);
  });

  it('does not count what a right password has cleared', async () => {
    await person(context, 'editor');
    await fail('editor', 4);
    await attempt('editor', PASSWORD).expect(200);
    await fail('editor', 4);
    await attempt('editor', PASSWORD).expect(200);
  });

  it('is not outrun by many attempts at once', async () => {
    await person(context, 'editor');
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('editor', 'wrong')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });
});

describe('an address', () => {
  it('is slowed down after sixty attempts, whatever the names', async () => {
    for (let count = 0; count < 60; count += 1) await attempt(`name-${count}`, 'wrong').expect(401);
    const refused = await attempt('another', 'wrong').expect(429);
    expect(refused.body).toMatchObject({ code: 'too-many-attempts' });
    now += 15 * MINUTE;
    await attempt('another', 'wrong').expect(401);
  });
});

describe('a request of another site', () => {
  it('signs nobody in', async () => {
    await person(context, 'editor');
    for (const origin of ['https://evil.example', 'null', '']) {
      const answer = await supertest(app)
        .post('/api/v1/auth/sign-in')
        .set('Origin', origin)
        .send({ username: 'editor', password: PASSWORD });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ code: 'wrong-origin' });
      expect(cookieOf(answer.headers)).toBe('');
    }
  });

  it('is told by the browser even behind a tunnel', async () => {
    await person(context, 'editor');
    await supertest(app)
      .post('/api/v1/auth/sign-in')
      .set('Origin', 'https://tunnel.example')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ username: 'editor', password: PASSWORD })
      .expect(200);
  });
});
