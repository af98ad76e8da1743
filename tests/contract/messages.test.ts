import { eq } from 'drizzle-orm';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordings } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { readScene } from '../../src/providers/simulator/scene.ts';
import { toneUrl } from '../../src/providers/simulator/tone-url.ts';
import { sign } from '../../src/providers/twilio/signature.ts';
import { bothSafeProblems } from '../../src/providers/twiml/both-safe.ts';
import { PUBLIC_URL, testLine } from '../support/line.ts';
import { CARRIERS } from './carriers.ts';

/** The path that a question is answered at. */
const pathOf = (xml: string): string => {
  const { then } = readScene(xml);
  return then.type === 'gather' ? new URL(then.action).pathname : '';
};

describe.each(CARRIERS)('$name, in a call that waits for a message', (carrier) => {
  const voice = `/telephony/${carrier.name}/voice`;
  let speaking: Context;
  beforeAll(async () => {
    speaking = await testLine({ flowOfLine: () => 'your-message' });
  });
  afterAll(() => {
    speaking.close();
  });

  const send = (path: string, own: Record<string, string>) => {
    const params = { AccountSid: carrier.accountSid, From: '+85512345678', To: '1294', ...own };
    const signature = sign(carrier.token(speaking), {
      method: 'POST',
      url: `${PUBLIC_URL}${path}`,
      params,
    });
    return request(createApp(speaking))
      .post(path)
      .type('form')
      .set('X-Twilio-Signature', signature)
      .send(params);
  };
  /** Where each way on leads, once the caller may speak. */
  const atTheTone = async (CallSid: string) => {
    const asked = await send(voice, { CallSid });
    const response = await send(pathOf(asked.text), { CallSid, Digits: '1' });
    expect(bothSafeProblems(response.text)).toEqual([]);
    const { then } = readScene(response.text);
    if (then.type !== 'record') throw new Error('The line does not ask for a message.');
    return { recorded: new URL(then.action).pathname, empty: new URL(then.empty).pathname };
  };
  const recording = (CallSid: string) => ({
    RecordingUrl: toneUrl(5, CallSid),
    RecordingDuration: '5',
  });
  const typeOf = (xml: string): string => {
    expect(bothSafeProblems(xml)).toEqual([]);
    return readScene(xml).then.type;
  };

  it.each([
    ['with the URL and the duration only', {}],
    ['with the key that ended it, which is no answer', { Digits: '1' }],
    ['with word of a hang-up, in a call that goes on', { Digits: 'hangup' }],
  ])('takes it %s', async (_name, own) => {
    const CallSid = carrier.callSid();
    const { recorded } = await atTheTone(CallSid);
    const response = await send(recorded, { CallSid, ...recording(CallSid), ...own });
    expect(typeOf(response.text)).toBe('redirect');
  });

  it('asks again where nothing was said', async () => {
    const CallSid = carrier.callSid();
    const { empty } = await atTheTone(CallSid);
    expect(typeOf((await send(empty, { CallSid })).text)).toBe('record');
  });

  it('gets the same bytes for a message told twice, and keeps it once', async () => {
    const CallSid = carrier.callSid();
    const { recorded } = await atTheTone(CallSid);
    const first = await send(recorded, { CallSid, ...recording(CallSid) });
    expect((await send(recorded, { CallSid, ...recording(CallSid) })).text).toBe(first.text);
    await send(`${voice}/recordings`, { CallSid, ...recording(CallSid) });
    const call = speaking.store.find(carrier.name, CallSid);
    const kept = speaking.database.db
      .select()
      .from(recordings)
      .where(eq(recordings.callId, call?.id ?? ''));
    expect(kept.all()).toHaveLength(1);
  });

  it.each(['on', 'dialled', 'empty'])(
    'goes on after a webhook at the door %s that nobody showed it',
    async (door) => {
      const CallSid = carrier.callSid();
      const { recorded } = await atTheTone(CallSid);
      const response = await send(recorded.replace('recorded', door), { CallSid });
      expect(typeOf(response.text)).toBe('record');
      expect(speaking.store.find(carrier.name, CallSid)?.disposition).toBeNull();
    },
  );

  it('goes on after keys where a message is awaited, and after a message where keys are', async () => {
    const CallSid = carrier.callSid();
    const { recorded } = await atTheTone(CallSid);
    const turn = recorded.replace('/recorded', '');
    expect(typeOf((await send(turn, { CallSid, Digits: '5' })).text)).toBe('record');
    const other = carrier.callSid();
    const first = await send(voice, { CallSid: other });
    const response = await send(`${pathOf(first.text)}/recorded`, { CallSid: other, ...recording(other) });
    expect(typeOf(response.text)).toBe('gather');
  });

  it('answers news of recordings with a document, signed or not', async () => {
    const CallSid = carrier.callSid();
    const signed = await send(`${voice}/recordings`, { CallSid, ...recording(CallSid) });
    expect([signed.status, typeOf(signed.text)]).toEqual([200, 'hangUp']);
    const unsigned = await request(createApp(speaking))
      .post(`${voice}/recordings`)
      .type('form')
      .send({ CallSid });
    expect(unsigned.status).toBe(403);
  });
});
