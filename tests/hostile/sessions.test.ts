import type { RequestListener } from 'node:http';
import supertest from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { PUBLIC_URL, testLine } from '../support/line.ts';
import { cookieOf, PASSWORD, person, signIn, withCookie } from '../support/staff.ts';

let context: Context;
let app: RequestListener;

beforeEach(async () => {
  context = await testLine();
  app = createApp(context);
  await person(context, 'editor');
});

const enter = (cookie: string) =>
  supertest(app)
    .post('/api/v1/auth/sign-in')
    .set({ Origin: PUBLIC_URL, ...(cookie === '' ? {} : { Cookie: cookie }) })
    .send({ username: 'editor', password: PASSWORD })
    .expect(200);

describe('a session', () => {
  it('has a cookie that no script reads, no other site sends, and no wire shows', async () => {
    const { headers } = await enter('');
    const set = (headers as unknown as Record<string, string[]>)['set-cookie'] ?? [];
    expect(set.length).toBeGreaterThan(0);
    for (const cookie of set) {
      expect(cookie).toMatch(/^__Secure-/);
      for (const flag of [/; HttpOnly/i, /; Secure/i, /; SameSite=Strict/i, /; Path=\//i])
        expect(cookie).toMatch(flag);
    }
  });

  it('is a new one at each sign-in, whatever cookie somebody planted before', async () => {
    const planted = cookieOf((await enter('')).headers);
    const own = cookieOf((await enter(planted)).headers);
    expect(own).not.toBe('');
    expect(own).not.toBe(planted);
    const madeUp = `${planted.split('=')[0]}=made-up-by-somebody.c2lnbmF0dXJl`;
    expect(cookieOf((await enter(madeUp)).headers)).not.toContain('made-up-by-somebody');
    await withCookie(context, app, madeUp).get('/api/v1/me').expect(401);
  });

  it('is over for the line too once its owner signs out', async () => {
    const { cookie } = await signIn(context, app, 'editor');
    const editor = withCookie(context, app, cookie);
    await editor.get('/api/v1/me').expect(200);
    await editor.post('/api/v1/auth/sign-out').expect(204);
    await editor.get('/api/v1/me').expect(401);
  });
});

describe('the headers of every answer', () => {
  it.each([
    '/healthz',
    '/media/none.wav',
    '/api/v1/me',
    '/api/v1/none',
    '/telephony/none',
    '/none',
    '/phone/none',
  ])('of %s let a browser run and load nothing', async (path) => {
    const { headers } = await supertest(app).get(path);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none';.*frame-ancestors 'none'/,
      ) as string,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('microphone=(self)') as string,
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/) as string,
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('promise nothing about https where the line has none', async () => {
    const plain = createApp(await testLine({}, { PUBLIC_URL: 'http://line.example.org' }));
    expect((await supertest(plain).get('/healthz')).headers).not.toHaveProperty('strict-transport-security');
  });
});
