import express, { type Express } from 'express';
import supertest from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { apiErrors } from '../../src/http/api-errors.ts';
import { guard, staffOf } from '../../src/http/guard.ts';
import { PUBLIC_URL, testLine } from '../support/line.ts';
import { person, signedInAs, signIn, withCookie, withKey } from '../support/staff.ts';

let context: Context;
let app: Express;

/** The real doors, and one of each kind to try a guard on. */
beforeEach(async () => {
  context = await testLine();
  app = express();
  app.get('/flows', guard(context, 'flows:write'), (request, response) => {
    response.json(staffOf(request));
  });
  app.post('/flows', guard(context, 'flows:write'), (_request, response) => {
    response.json({ done: true });
  });
  app.get('/open', (request, response) => {
    response.json(staffOf(request));
  });
  app.use(createApp(context));
  app.use(apiErrors);
});

describe('a guard', () => {
  it('says who is there: a person', async () => {
    await person(context, 'editor');
    const officer = await signIn(context, app, 'editor');
    const { body } = (await officer.get('/flows').expect(200)) as { body: Record<string, unknown> };
    expect(body).toMatchObject({ kind: 'person', name: 'Name of editor', role: 'editor', districts: null });
    expect(body['permissions']).toContain('flows:write');
  });

  it('says who is there: a key', async () => {
    const key = withKey(context, app, ['flows:write']);
    const answer = await key.get('/flows').expect(200);
    expect(answer.body).toEqual({
      ...{ kind: 'key', id: key.id, name: 'a key', role: null },
      ...{ permissions: ['flows:write'], districts: null },
    });
  });

  it.each([
    ['nobody', {}],
    ['a cookie of ours that was made up', { Cookie: '__Secure-sdap.session_token=abc.def' }],
    ['a key that was made up', { Authorization: 'Bearer sdap_0123456789012345678901234567890123456789012' }],
    ['another scheme', { Authorization: 'Basic YWRtaW46YWRtaW4=' }],
    ['an empty scheme', { Authorization: 'Bearer ' }],
  ])('answers 401 to %s', async (_what, headers) => {
    const answer = await supertest(app).get('/flows').set(headers).expect(401);
    expect(answer.body).toEqual({ error: expect.any(String) as string, code: 'not-signed-in' });
  });

  it('answers 403 to who may not, and names the permission', async () => {
    const recorder = await signedInAs(context, app, 'recorder');
    const key = withKey(context, app, ['flows:read']);
    for (const caller of [recorder, key]) {
      const { body } = (await caller.get('/flows').expect(403)) as { body: Record<string, unknown> };
      expect(body).toMatchObject({ code: 'not-allowed' });
      expect(body['error']).toContain('flows:write');
    }
  });

  it('looks at no cookie where a wrong key was sent', async () => {
    const { cookie } = await signedInAs(context, app, 'editor');
    await supertest(app).get('/flows').set({ Cookie: cookie, Authorization: 'Bearer sdap_x' }).expect(401);
  });

  it('is missed by a door that asks who is there without one', async () => {
    await supertest(app).get('/open').expect(500);
  });
});

describe('a change with a cookie', () => {
  it.each([
    ['no origin', {}, 403],
    ['another origin', { Origin: 'https://evil.example' }, 403],
    ['an origin that begins like ours', { Origin: `${PUBLIC_URL}.evil.example` }, 403],
    ['the origin of a page without one', { Origin: 'null' }, 403],
    ['another site, as the browser says', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another host of the same domain', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['our origin', { Origin: PUBLIC_URL }, 200],
    ['our own page behind a tunnel', { Origin: 'https://t.example', 'Sec-Fetch-Site': 'same-origin' }, 200],
  ])('from %s', async (_what, headers, status) => {
    const { cookie } = await signedInAs(context, app, 'editor');
    await supertest(app)
      .post('/flows')
      .set({ Cookie: cookie, ...headers })
      .expect(status);
  });

  it('needs no origin with a key instead', async () => {
    await withKey(context, app, ['flows:write']).post('/flows').expect(200);
  });
});

describe('a session', () => {
  it('is worth nothing once its person is shut out, whatever the table of sessions says', async () => {
    const { id } = await person(context, 'editor');
    const editor = await signIn(context, app, 'editor');
    context.staff.transaction(() => context.staff.people.change(id, { disabled: true }));
    await editor.get('/flows').expect(401);
  });

  it('cannot be forged from what the database holds', async () => {
    const { cookie } = await signedInAs(context, app, 'editor');
    const unsigned = cookie.replace(/\..*$/, '');
    expect(unsigned).not.toBe(cookie);
    await withCookie(context, app, cookie.replace(/(%2B|[^.]+)$/, 'AAAA'))
      .get('/flows')
      .expect(401);
    await withCookie(context, app, `__Secure-sdap.session_token=${cookie.split('=')[1]?.split('.')[0]}`)
      .get('/flows')
      .expect(401);
  });
});
