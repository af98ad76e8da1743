import type { RequestListener } from 'node:http';
import supertest from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type { SecondFactorAnswer } from '../../src/staff/api-types.ts';
import { PUBLIC_URL, testLine } from '../support/line.ts';
import { cookieOf, PASSWORD, person, signIn, withCookie, type Caller } from '../support/staff.ts';
import { totp } from '../support/totp.ts';

const ME = '/api/v1/me';

let context: Context;
let app: RequestListener;
let editor: Caller;
let editorId: string;

beforeEach(async () => {
  context = await testLine();
  app = createApp(context);
  editorId = (await person(context, 'editor')).id;
  editor = await signIn(context, app, 'editor');
});

const firstStep = () =>
  supertest(app)
    .post('/api/v1/auth/sign-in')
    .set('Origin', PUBLIC_URL)
    .send({ username: 'editor', password: PASSWORD });

describe('my password', () => {
  it('changes, and every other browser is signed out', async () => {
    const elsewhere = await signIn(context, app, 'editor');
    await editor.post(`${ME}/password`, { current: PASSWORD, wanted: 'a new long password' }).expect(204);
    await editor.get(ME).expect(200);
    await elsewhere.get(ME).expect(401);
    await firstStep().expect(401);
    await signIn(context, app, 'editor', 'a new long password');
  });

  it('stays when the one of today is wrong, and five wrong ones lock the name', async () => {
    for (let time = 0; time < 5; time += 1) {
      await editor.post(`${ME}/password`, { current: 'wrong', wanted: 'a new long password' }).expect(403);
    }
    await editor.post(`${ME}/password`, { current: PASSWORD, wanted: 'a new long password' }).expect(429);
    await firstStep().expect(429);
  });

  it('has at least 12 characters', async () => {
    const answer = await editor
      .post(`${ME}/password`, { current: PASSWORD, wanted: 'eleven-char' })
      .expect(400);
    expect(answer.body).toMatchObject({ field: 'wanted', code: 'bad-input' });
  });
});

describe('my second factor', () => {
  let set: SecondFactorAnswer;
  let here: Caller;

  /** Sets it up. Confirming gives a new session. */
  beforeEach(async () => {
    set = (await editor.post(`${ME}/second-factor`, { password: PASSWORD }).expect(200))
      .body as SecondFactorAnswer;
    // Not confirmed yet: it does not hold.
    await firstStep().expect(200, { needsCode: false });
    await editor.post(`${ME}/second-factor/confirm`, { code: '000000' }).expect(403);
    const confirmed = await editor
      .post(`${ME}/second-factor/confirm`, { code: totp(set.secret) })
      .expect(204);
    here = withCookie(context, app, cookieOf(confirmed.headers));
  });

  const secondStep = (cookie: string, code: string) =>
    supertest(app)
      .post('/api/v1/auth/second-factor')
      .set({ Origin: PUBLIC_URL, Cookie: cookie })
      .send({ code });

  const halfSignedIn = async (): Promise<string> =>
    cookieOf((await firstStep().expect(200, { needsCode: true })).headers);

  it('is named after the line and the username', () => {
    expect(set.uri).toMatch(/^otpauth:\/\/totp\/Sdap:editor\?secret=[A-Z2-7]+&issuer=Sdap/);
    expect(set.backupCodes).toHaveLength(10);
  });

  it('is asked for at the sign-in, and the password alone opens nothing', async () => {
    expect((await here.get(ME).expect(200)).body).toMatchObject({ secondFactor: true });
    const half = await halfSignedIn();
    await withCookie(context, app, half).get(ME).expect(401);
    const wrong = await secondStep(half, '000000').expect(403);
    expect(wrong.body).toMatchObject({ code: 'wrong-code' });
    const right = await secondStep(half, totp(set.secret)).expect(200);
    await withCookie(context, app, cookieOf(right.headers)).get(ME).expect(200);
  });

  it('lets in with a backup code, once', async () => {
    const code = set.backupCodes[0] ?? '';
    await secondStep(await halfSignedIn(), code).expect(200);
    await secondStep(await halfSignedIn(), code).expect(403);
  });

  it('asks for the password again after some wrong codes, and locks in the end', async () => {
    const codes: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const half = await halfSignedIn();
      for (let time = 0; time < 6; time += 1) {
        codes.push(((await secondStep(half, '000000')).body as { code: string }).code);
      }
    }
    expect(codes.filter((code) => code === 'wrong-code').length).toBeLessThanOrEqual(5);
    expect(codes.at(-1)).not.toBe('wrong-code');
    const locked = await secondStep(await halfSignedIn(), totp(set.secret)).expect(429);
    expect(locked.body).toMatchObject({ code: 'locked' });
  });

  it('needs the first step before', async () => {
    const answer = await secondStep('', totp(set.secret)).expect(401);
    expect(answer.body).toMatchObject({ code: 'sign-in-again' });
  });

  it('is turned off with the password', async () => {
    await here.delete(`${ME}/second-factor`, { password: 'wrong' }).expect(403);
    await here.delete(`${ME}/second-factor`, { password: PASSWORD }).expect(204);
    await firstStep().expect(200, { needsCode: false });
  });

  it('is not set up twice', async () => {
    await here.post(`${ME}/second-factor`, { password: PASSWORD }).expect(409);
  });

  it('is taken off by an administrator for whoever lost the phone', async () => {
    const half = await halfSignedIn();
    await person(context, 'administrator');
    const admin = await signIn(context, app, 'administrator');
    await admin.delete(`/api/v1/users/${editorId}/second-factor`).expect(204);
    await here.get(ME).expect(401);
    await secondStep(half, totp(set.secret)).expect(401);
    await firstStep().expect(200, { needsCode: false });
  });

  it('is not in the database in clear', () => {
    const bytes = context.database.serialize();
    for (const secret of [set.secret, ...set.backupCodes]) expect(bytes.includes(secret)).toBe(false);
  });
});
