import { eq } from 'drizzle-orm';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { events } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { sign } from '../../src/providers/twilio/signature.ts';
import { bothSafeProblems } from '../../src/providers/twiml/both-safe.ts';
import { readScene } from '../../src/providers/simulator/scene.ts';
import { PUBLIC_URL, testLine } from '../support/line.ts';
import { CARRIERS, type Carrier } from './carriers.ts';

const CALLERS = {
  'a Cambodian mobile': '+85512345678',
  'a withheld number': 'anonymous',
  "Twilio's withheld number": '+266696687',
  'a short code': '1294',
  'an empty number': '',
  'a SIP name': 'sip:farmer@example.org',
  nonsense: '<script>alert(1)</script>',
};

describe.each(CARRIERS)('$name', (carrier) => {
  let context: Context;
  beforeAll(async () => {
    context = await testLine();
  });
  afterAll(() => {
    context.close();
  });

  const post = (path: string, own: Record<string, string>, signedPath = path) => {
    const params = { AccountSid: carrier.accountSid, From: '+85512345678', To: '1294', ...own };
    const url = `${PUBLIC_URL}${signedPath}`;
    return request(createApp(context))
      .post(path)
      .type('form')
      .set('X-Twilio-Signature', sign(carrier.token(context), { method: 'POST', url, params }))
      .send(params);
  };
  const voice = `/telephony/${carrier.name}/voice`;
  const begin = (CallSid: string, From = '+85512345678') =>
    post(voice, { CallSid, From, CallStatus: 'ringing' });
  const pathOf = (xml: string): string => {
    const { then } = readScene(xml);
    return then.type === 'gather' ? new URL(then.action).pathname : '';
  };

  it('is answered with a document that is safe on both', async () => {
    const response = await begin(carrier.callSid());
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(bothSafeProblems(response.text)).toEqual([]);
  });

  it.each(Object.entries(CALLERS))('gives a normal call to %s', async (_name, from) => {
    const CallSid = carrier.callSid();
    const first = await begin(CallSid, from);
    expect(readScene(first.text).then.type).toBe('gather');
    const second = await post(pathOf(first.text), {
      CallSid,
      From: from,
      CallStatus: 'in-progress',
      Digits: '1',
    });
    expect(second.status).toBe(200);
    expect(readScene(second.text).then.type).toBe('gather');
    expect(second.text).not.toBe(first.text);
  });

  it('hears silence as silence', async () => {
    const CallSid = carrier.callSid();
    const first = await begin(CallSid);
    const second = await post(pathOf(first.text), { CallSid, CallStatus: 'in-progress', ...carrier.silence });
    const call = context.store.find(carrier.name, CallSid);
    expect(call?.session?.context.silences).toBe(1);
    expect(readScene(second.text).then.type).toBe('gather');
  });

  it('gets the same bytes for a repeated webhook, and for one that comes late', async () => {
    const CallSid = carrier.callSid();
    const first = await begin(CallSid);
    const second = await post(pathOf(first.text), { CallSid, Digits: '1' });
    expect((await begin(CallSid)).text).toBe(first.text);
    expect((await post(pathOf(first.text), { CallSid, Digits: '2' })).text).toBe(second.text);
  });

  it('is refused without a signature, with a wrong one, and for another path, and hears an apology', async () => {
    const unsigned = await request(createApp(context)).post(voice).type('form').send({ CallSid: 'CA1' });
    const forged = await request(createApp(context))
      .post(voice)
      .type('form')
      .set('X-Twilio-Signature', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=')
      .send({ CallSid: 'CA1' });
    const moved = await post(`${voice}/turns/1`, { CallSid: carrier.callSid() }, voice);
    for (const response of [unsigned, forged, moved]) {
      expect(response.status).toBe(403);
      expect(bothSafeProblems(response.text)).toEqual([]);
      expect(readScene(response.text).then.type).toBe('hangUp');
    }
    expect(context.store.find(carrier.name, 'CA1')).toBeUndefined();
  });

  it("is refused with another carrier's token", async () => {
    const other = CARRIERS.find((one) => one.name !== carrier.name) as Carrier;
    const params = { CallSid: carrier.callSid(), AccountSid: carrier.accountSid };
    const signature = sign(other.token(context), { method: 'POST', url: `${PUBLIC_URL}${voice}`, params });
    const response = await request(createApp(context))
      .post(voice)
      .type('form')
      .set('X-Twilio-Signature', signature)
      .send(params);
    expect(response.status).toBe(403);
  });

  it('may also ask with GET, where everything stands in the URL', async () => {
    const query = new URLSearchParams({
      CallSid: carrier.callSid(),
      AccountSid: carrier.accountSid,
      From: '+85512345678',
      To: '1294',
    });
    const path = `${voice}?${query.toString()}`;
    const url = `${PUBLIC_URL}${path}`;
    const signature = sign(carrier.token(context), { method: 'GET', url, params: {} });
    const response = await request(createApp(context)).get(path).set('X-Twilio-Signature', signature);
    expect(response.status).toBe(200);
    expect(readScene(response.text).then.type).toBe('gather');
  });

  it('tells the end of a call once, however often it says so, and in whatever order', async () => {
    const CallSid = carrier.callSid();
    await begin(CallSid);
    for (const CallStatus of [...carrier.statuses, 'completed', 'ringing']) {
      const response = await post(`${voice}/status`, { CallSid, CallStatus, CallDuration: '17' });
      expect(response.status).toBe(200);
      expect(bothSafeProblems(response.text)).toEqual([]);
    }
    const call = context.store.find(carrier.name, CallSid);
    expect(call).toMatchObject({ disposition: 'hung-up', session: null });
    const ends = context.database.db.select().from(events).where(eq(events.type, 'ended')).all();
    expect(ends.filter((one) => one.callId === call?.id)).toHaveLength(1);
  });

  it('is told nothing about a call that is not ours', async () => {
    const response = await post(`${voice}/status`, { CallSid: carrier.callSid(), CallStatus: 'completed' });
    expect(response.status).toBe(200);
  });

  it.each([
    ['no CallSid', {}],
    ['an odd CallSid', { CallSid: '../../etc/passwd' }],
  ])('with %s still gets a document and 200', async (_name, own) => {
    const response = await post(voice, own);
    expect(response.status).toBe(200);
    expect(bothSafeProblems(response.text)).toEqual([]);
    expect(readScene(response.text).then.type).toBe('hangUp');
  });

  it('plays clips of the exact type, by GET, HEAD and in parts', async () => {
    const [clip = ''] = readScene((await begin(carrier.callSid())).text).clips;
    const { pathname } = new URL(clip);
    const got = await request(createApp(context)).get(pathname).buffer(true);
    const head = await request(createApp(context)).head(pathname);
    const part = await request(createApp(context)).get(pathname).set('Range', 'bytes=0-43');
    expect([got.status, head.status, part.status]).toEqual([200, 200, 206]);
    for (const response of [got, head]) {
      expect(response.headers['content-type']).toBe('audio/wav');
      expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
    expect(part.headers['content-length']).toBe('44');
  });

  it('finds no clip that was never said', async () => {
    const response = await request(createApp(context)).get(`/media/${'0'.repeat(32)}.wav`);
    expect(response.status).toBe(404);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('hears an apology at a URL with a slip in it', async () => {
    const response = await post(`${voice}s`, { CallSid: carrier.callSid() });
    expect(response.status).toBe(200);
    expect(bothSafeProblems(response.text)).toEqual([]);
  });
});
