import type { RequestListener } from 'node:http';
import supertest from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import type { ContactsAnswer, ProviderCheckAnswer, ProvidersAnswer } from '../../src/providers/api-types.ts';
import { sign } from '../../src/providers/twilio/signature.ts';
import { ROLES } from '../../src/staff/roles.ts';
import { carrierApi, type PlayedAnswer } from '../support/carrier-api.ts';
import { NOW, PUBLIC_URL, testLine, TOKENS } from '../support/line.ts';
import { signedInAs, withKey, type Caller } from '../support/staff.ts';

const TWILIO_SID = 'AC0123456789abcdef0123456789abcdef';
const SOMLENG_SID = '3f4f4a94-0d8a-4d5c-a8a1-5f0d5f7f8c22';
const SET_UP = {
  TWILIO_ACCOUNT_SID: TWILIO_SID,
  TWILIO_SMS_FROM: 'Sdap',
  SOMLENG_ACCOUNT_SID: SOMLENG_SID,
  SOMLENG_API_URL: 'https://api.somleng.example.org',
};
const CALLER = '+85512345678';

let now: number;
let played: Record<string, PlayedAnswer>;
let asked: { url: string; key: string | null }[];
let context: Context;
let app: RequestListener;
let technician: Caller;

async function start(environment: Record<string, string> = SET_UP): Promise<void> {
  context = await testLine(
    {
      clock: { now: () => now },
      ask: carrierApi(
        () => played,
        (url, key) => asked.push({ url, key }),
      ),
    },
    environment,
  );
  app = createApp(context);
  technician = withKey(context, app, ['settings:write']);
}

beforeEach(async () => {
  now = NOW;
  asked = [];
  played = {
    [`${TWILIO_SID}.json`]: { body: { status: 'active' } },
    [`${SOMLENG_SID}.json`]: { body: { status: 'active' } },
    'IncomingPhoneNumbers.json': { body: { incoming_phone_numbers: [], next_page_uri: null } },
  };
  await start();
});

const check = async (name = 'twilio'): Promise<ProviderCheckAnswer> =>
  (await technician.post(`/api/v1/providers/${name}/check`).expect(200)).body as ProviderCheckAnswer;
const providers = async (): Promise<ProvidersAnswer> =>
  (await technician.get('/api/v1/providers').expect(200)).body as ProvidersAnswer;

describe('the providers', () => {
  it.each(ROLES)('are for administrators; %s', async (role) => {
    const somebody = await signedInAs(context, app, role);
    const expected = role === 'administrator' ? 200 : 403;
    await somebody.get('/api/v1/providers').expect(expected);
    await somebody.post('/api/v1/providers/twilio/check').expect(expected);
    await somebody.get('/api/v1/providers/twilio/contacts').expect(expected);
    await somebody.get('/api/v1/retention').expect(expected);
  });

  it('tell what is set, and no secret', async () => {
    const answer = await providers();
    expect(answer).toEqual({
      publicUrl: { url: PUBLIC_URL, state: 'good' },
      providers: [
        {
          ...{ name: 'twilio', accountSid: 'AC01…cdef', hasToken: true, smsFrom: 'Sdap', canBeAsked: true },
          ...{ apiUrl: 'https://api.twilio.com', voiceUrl: `${PUBLIC_URL}/telephony/twilio/voice` },
        },
        {
          ...{ name: 'somleng', accountSid: '3f4f…8c22', hasToken: true, smsFrom: null, canBeAsked: true },
          ...{ apiUrl: SET_UP.SOMLENG_API_URL, voiceUrl: `${PUBLIC_URL}/telephony/somleng/voice` },
        },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain(TOKENS.twilio);
  });

  it('tell that nothing is set, and cannot be asked then', async () => {
    await start({ TWILIO_AUTH_TOKEN: '', SOMLENG_AUTH_TOKEN: '' });
    expect((await providers()).providers).toMatchObject([
      { name: 'twilio', accountSid: null, hasToken: false, canBeAsked: false },
      { name: 'somleng', accountSid: null, hasToken: false, apiUrl: null, canBeAsked: false },
    ]);
    const answer = await technician.post('/api/v1/providers/twilio/check').expect(400);
    expect(answer.body).toMatchObject({ code: 'bad-input' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['https://line.example.org', 'good'],
    ['http://line.example.org', 'not-https'],
    ['http://localhost:3000', 'this-machine'],
    ['https://192.168.1.7', 'this-machine'],
  ])('say of the address %s: %s', async (PUBLIC_URL_SET, state) => {
    await start({ ...SET_UP, PUBLIC_URL: PUBLIC_URL_SET });
    expect((await providers()).publicUrl.state).toBe(state);
  });

  it.each(['simulator', 'nobody'])('are only those that carry calls from outside: not %s', async (name) => {
    await technician.post(`/api/v1/providers/${name}/check`).expect(404);
    await technician.get(`/api/v1/providers/${name}/contacts`).expect(404);
  });
});

describe('asking a provider how the account stands', () => {
  it('goes to its API with our key', async () => {
    expect(await check()).toMatchObject({ account: 'works', numbers: [] });
    const key = `Basic ${Buffer.from(`${TWILIO_SID}:${TOKENS.twilio}`).toString('base64')}`;
    expect(asked).toEqual([
      { url: `https://api.twilio.com/2010-04-01/Accounts/${TWILIO_SID}.json`, key },
      {
        url: `https://api.twilio.com/2010-04-01/Accounts/${TWILIO_SID}/IncomingPhoneNumbers.json?PageSize=1000`,
        key,
      },
    ]);
  });

  it.each([
    ['a wrong token', { status: 401, body: { code: 20003 } }, 'wrong-token'],
    ['an account that may do nothing', { status: 403, body: { code: 20403 } }, 'refused'],
    ['an account that is not there', { status: 404, body: { code: 20404 } }, 'not-found'],
    ['a suspended account', { body: { status: 'suspended' } }, 'suspended'],
    ['a closed account', { body: { status: 'closed' } }, 'closed'],
    ['a provider in trouble', { status: 503 }, 'failed'],
    ['a page that is no API', { body: '<html>' }, 'failed'],
    ['a dead line', new Error('ENOTFOUND'), 'unreachable'],
  ])('tells of %s', async (_what, answer, account) => {
    played[`${TWILIO_SID}.json`] = answer;
    expect(await check()).toMatchObject({ account, numbers: null, moreNumbers: false });
    expect(asked).toHaveLength(1);
  });

  it('asks Somleng in the same way, and an old one that has no list of numbers', async () => {
    played['IncomingPhoneNumbers.json'] = { status: 404 };
    expect(await check('somleng')).toMatchObject({ account: 'works', numbers: null });
    expect(asked[0]?.url).toBe(`${SET_UP.SOMLENG_API_URL}/2010-04-01/Accounts/${SOMLENG_SID}.json`);
  });

  it('tells that the account works where only the list of numbers fails', async () => {
    played['IncomingPhoneNumbers.json'] = { status: 500 };
    expect(await check()).toMatchObject({ account: 'works', numbers: null });
  });
});

describe('the numbers of an account', () => {
  const url = `${PUBLIC_URL}/telephony/twilio/voice`;
  it.each([
    [{ voice_url: url, voice_method: 'POST' }, 'right'],
    [{ voice_url: url.replace('.org', '.org:443'), voice_method: 'POST' }, 'right'],
    [{ voice_url: url, voice_method: 'GET' }, 'other-method'],
    [{ voice_url: `${url}/`, voice_method: 'POST' }, 'other-url'],
    [{ voice_url: url.replace('twilio', 'somleng'), voice_method: 'POST' }, 'other-url'],
    [{ voice_url: url.replace('https', 'http'), voice_method: 'POST' }, 'other-url'],
    [{ voice_url: '', voice_method: 'POST' }, 'no-url'],
    [{ voice_url: null, voice_method: 'POST' }, 'no-url'],
    [{ voice_url: url, voice_method: 'POST', voice_application_sid: 'AP1' }, 'application'],
    [{ voice_url: url, voice_method: 'POST', trunk_sid: 'TK1' }, 'trunk'],
  ])('%j: %s', async (settings, state) => {
    const number = { phone_number: '+85523123456', friendly_name: 'Battambang', ...settings };
    played['IncomingPhoneNumbers.json'] = {
      body: { incoming_phone_numbers: [number], next_page_uri: '/2010-04-01/next' },
    };
    const { numbers, moreNumbers } = await check();
    expect(numbers).toMatchObject([{ number: '+85523123456', name: 'Battambang', state }]);
    expect(moreNumbers).toBe(true);
  });
});

describe('waiting for a call', () => {
  const VOICE = '/telephony/twilio/voice';
  const params = { CallSid: 'CA1', AccountSid: TWILIO_SID, From: CALLER, To: '1294', CallStatus: 'ringing' };
  const bring = async (over: Record<string, string> = {}, signature?: string): Promise<void> => {
    const sent = { ...params, ...over };
    const signed = sign(TOKENS.twilio, { method: 'POST', url: `${PUBLIC_URL}${VOICE}`, params: sent });
    await supertest(app)
      .post(VOICE)
      .type('form')
      .set('X-Twilio-Signature', signature ?? signed)
      .send(sent);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const contacts = async (since = 0, name = 'twilio'): Promise<ContactsAnswer> =>
    (await technician.get(`/api/v1/providers/${name}/contacts?since=${since}`).expect(200))
      .body as ContactsAnswer;

  it.each([
    ['a call', {}, undefined, 'ok', '1294'],
    ['a wrong signature', {}, 'wrong', 'bad-signature', null],
    ['another account', { AccountSid: 'AC2' }, undefined, 'other-account', null],
    ['a request without a call', { CallSid: '' }, undefined, 'malformed', null],
  ])('tells of %s', async (_what, over, signature, outcome, line) => {
    await bring(over, signature);
    expect(await contacts()).toEqual({ now: NOW, contacts: [{ at: NOW, outcome, line }] });
    expect((await contacts(0, 'somleng')).contacts).toEqual([]);
  });

  it('tells that no token is set', async () => {
    await start({ TWILIO_AUTH_TOKEN: '' });
    await bring();
    expect((await contacts()).contacts).toMatchObject([{ outcome: 'no-token' }]);
  });

  it('tells only of what came since', async () => {
    await bring();
    now += 5_000;
    const { now: since } = await contacts();
    expect((await contacts(since)).contacts).toEqual([]);
    now += 5_000;
    await bring({ CallSid: 'CA2' });
    expect((await contacts(since)).contacts).toEqual([{ at: now, outcome: 'ok', line: '1294' }]);
    await technician.get('/api/v1/providers/twilio/contacts?since=yesterday').expect(400);
  });

  it('keeps no number of a caller, and of a flood only a few', async () => {
    for (let count = 0; count < 30; count += 1) {
      now += 1_000;
      await bring({}, 'wrong');
      await bring({}, 'wrong again');
    }
    await bring({ CallSid: 'CA3' });
    const kept = (await contacts()).contacts;
    expect(kept.filter(({ outcome }) => outcome === 'bad-signature')).toHaveLength(20);
    expect(kept.filter(({ outcome }) => outcome === 'ok')).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(CALLER.slice(1));
  });
});
