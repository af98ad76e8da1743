import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { readScene } from '../../src/providers/simulator/scene.ts';
import { sign } from '../../src/providers/twilio/signature.ts';
import { PUBLIC_URL, testLine, TOKENS } from '../support/line.ts';
import { serve, type RawAnswer, type RawClient, type RawRequest } from '../support/raw-http.ts';

const ACCOUNT = 'AC0123456789abcdef0123456789abcdef';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
/** What a carrier says of a call, from the account that is known for it. */
const paramsOf = (provider: string) => ({
  AccountSid: provider === 'simulator' ? 'simulator' : ACCOUNT,
  CallSid: 'CAforged',
  CallStatus: 'in-progress',
  Digits: '1',
  From: '+85512345678',
  To: '1294',
});

let context: Context;
let client: RawClient;
let tried = 0;
let letIn = 0;

beforeAll(async () => {
  context = await testLine({}, { TWILIO_ACCOUNT_SID: ACCOUNT, SOMLENG_ACCOUNT_SID: ACCOUNT });
  client = await serve(createApp(context));
});

afterAll(async () => {
  process.stdout.write(`Forged webhooks: ${tried} tried, ${letIn} let in.\n`);
  await client.close();
  context.close();
});

const tokenOf = (provider: string): string =>
  ({ ...TOKENS, simulator: context.simulatorToken })[provider as keyof typeof TOKENS];

type Params = Record<string, string | string[]>;

const formOf = (params: Params): string =>
  Object.entries(params)
    .flatMap(([name, value]) =>
      [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
    )
    .join('&');

const signed = (provider: string, path: string, params: Params): string =>
  sign(tokenOf(provider), { method: 'POST', url: `${PUBLIC_URL}${path}`, params });

const posted = (path: string, params: Params, signature: string): RawRequest => ({
  method: 'POST',
  path,
  headers: { ...FORM, 'X-Twilio-Signature': signature },
  body: formOf(params),
});

/** Sends what was not signed like this. It is let in if it is answered like a carrier. */
async function forge(request: RawRequest): Promise<void> {
  tried += 1;
  const { status, text } = await client.send(request);
  const isIn = status !== 403;
  if (isIn) letIn += 1;
  expect(`${status} to ${JSON.stringify(request)}`).toBe(`403 to ${JSON.stringify(request)}`);
  if (request.method !== 'HEAD') expect(readScene(text).then.type).toBe('hangUp');
}

const PROVIDERS = ['twilio', 'somleng', 'simulator'];

describe.each(PROVIDERS)('%s', (provider) => {
  const voice = `/telephony/${provider}/voice`;
  const path = `${voice}/turns/1`;
  const PARAMS = paramsOf(provider);

  afterAll(() => {
    expect(context.store.find(provider, PARAMS.CallSid)).toBeUndefined();
  });

  it('refuses every signature that is nearly right', async () => {
    const right = signed(provider, path, PARAMS);
    const others = ['A', '=', '', ' '];
    for (let at = 0; at < right.length; at += 1)
      for (const other of others) {
        const wrong = right.slice(0, at) + other + right.slice(at + 1);
        if (wrong.trim() !== right) await forge(posted(path, PARAMS, wrong));
      }
    for (const wrong of [
      right.toLowerCase(),
      `${right}${right}`,
      right.slice(0, -1),
      '=',
      '0',
      `sha1=${right}`,
    ])
      await forge(posted(path, PARAMS, wrong));
    await forge({ method: 'POST', path, headers: FORM, body: formOf(PARAMS) });
  });

  it('refuses other parameters, more, fewer, and one twice', async () => {
    const right = signed(provider, path, PARAMS);
    for (const name of Object.keys(PARAMS)) {
      const { [name as 'To']: value, ...fewer } = PARAMS;
      const changed: Params[] = [
        fewer,
        { ...PARAMS, [name]: `${value}0` },
        { ...PARAMS, [name]: '' },
        { ...PARAMS, [name]: [value, '9'] },
        { ...PARAMS, [name]: ['9', value] },
        { ...fewer, [name.toLowerCase()]: value },
        { ...PARAMS, [`${name}[]`]: value },
      ];
      for (const params of changed) await forge(posted(path, params, right));
    }
    for (const more of ['a=', 'RecordingUrl=http%3A%2F%2F127.0.0.1%2F', 'Digits=2'])
      await forge({ ...posted(path, PARAMS, right), body: `${formOf(PARAMS)}&${more}` });
  });

  it('refuses another place, host, query and method', async () => {
    const right = signed(provider, path, PARAMS);
    const places = [
      ...[
        voice,
        `${voice}/`,
        `${voice}/turns/2`,
        `${path}/`,
        `${path}/on`,
        `${path}/recorded`,
        `${path}?`,
        `${path}?a=1`,
      ],
      ...[
        `${voice}/status`,
        `${voice}/recordings`,
        `${path}?bodySHA256=${'0'.repeat(64)}`,
        `${path}?bodySHA256=`,
      ],
      ...PROVIDERS.filter((other) => other !== provider).map((other) => path.replace(provider, other)),
    ];
    for (const place of places) await forge(posted(place, PARAMS, right));
    for (const method of ['GET', 'HEAD'])
      await forge({ method, path: `${path}?${formOf(PARAMS)}`, headers: { 'X-Twilio-Signature': right } });
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=a'])
      await forge({
        ...posted(path, PARAMS, right),
        headers: { 'Content-Type': type, 'X-Twilio-Signature': right },
      });
  });

  it('refuses a door that another spelling of its path would open', async () => {
    const at = (place: string): string => signed(provider, place, PARAMS);
    for (const [place, was] of [
      [`${voice}/turns/1\\on`, `${voice}/turns/1/on`],
      [`${voice}/turns/%2e%2e`, `${voice}/`],
      [`${voice}/turns/.`, `${voice}/turns/`],
    ] as const)
      await forge(posted(place, PARAMS, at(was)));
  });

  it('refuses what was signed with another token, for another account or host', async () => {
    for (const token of ['', 'x', ...PROVIDERS.filter((other) => other !== provider).map(tokenOf)])
      await forge(
        posted(path, PARAMS, sign(token, { method: 'POST', url: `${PUBLIC_URL}${path}`, params: PARAMS })),
      );
    for (const origin of [
      'http://line.example.org',
      'https://line.example.org:8443',
      'https://evil.example',
      'https://line.example.org.',
    ])
      await forge(
        posted(
          path,
          PARAMS,
          sign(tokenOf(provider), { method: 'POST', url: `${origin}${path}`, params: PARAMS }),
        ),
      );
    if (provider === 'simulator') return;
    for (const AccountSid of ['AC1', '', [ACCOUNT, 'AC1'], ['AC1', ACCOUNT]]) {
      const params = { ...PARAMS, AccountSid };
      await forge(posted(path, params, signed(provider, path, params)));
    }
  });

  it('refuses what chance makes of a signed request', async () => {
    const right = signed(provider, path, PARAMS);
    const changes = fc.tuple(
      fc.constantFrom(...Object.keys(PARAMS)),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(changes, async ([name, text, isName]) => {
        const { [name as 'To']: value, ...fewer } = PARAMS;
        const params = isName
          ? { ...fewer, [Buffer.from(text).toString()]: value }
          : { ...PARAMS, [name]: Buffer.from(text).toString() };
        fc.pre(formOf(params) !== formOf(PARAMS) && text !== name);
        await forge(posted(path, params, right));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('Twilio with a hash of the body', () => {
  it('refuses another body, another hash, and a hash that is there twice', async () => {
    const voice = '/telephony/twilio/voice';
    const body = formOf({ ...paramsOf('twilio'), CallSid: 'CAhashed' });
    const hash = createHash('sha256').update(body).digest('hex');
    const path = `${voice}?bodySHA256=${hash}`;
    const signature = sign(TOKENS.twilio, { method: 'POST', url: `${PUBLIC_URL}${path}`, params: {} });
    const headers = { ...FORM, 'X-Twilio-Signature': signature };
    expect((await client.send({ method: 'POST', path, headers, body })).status).toBe(200);
    for (const other of [`${body}&a=1`, body.replace('Digits=1', 'Digits=2'), '', body.slice(1), `${body}\n`])
      await forge({ method: 'POST', path, headers, body: other });
    for (const place of [
      `${voice}?bodySHA256=${'0'.repeat(64)}`,
      `${path}&bodySHA256=${hash}`,
      `${voice}?bodysha256=${hash}`,
      voice,
    ])
      await forge({ method: 'POST', path: place, headers, body });
  });
});

describe('an old request', () => {
  /** Everything that the database holds, but for the note of when a carrier was last heard. */
  const contents = (): string => {
    const tables = [
      ...context.database.rows("select name from sqlite_master where type = 'table' order by name"),
    ]
      .map(({ name }) => String(name))
      .filter((name) => !/^sqlite_|^__|contact/.test(name));
    return JSON.stringify(
      tables.map((name) => [name, [...context.database.rows(`select * from "${name}"`)]]),
    );
  };

  it.each(PROVIDERS)('changes nothing, and gets the reply that it got: %s', async (provider) => {
    const voice = `/telephony/${provider}/voice`;
    const sent: [RawRequest, RawAnswer][] = [];
    const post = async (path: string, own: Params): Promise<RawAnswer> => {
      const params = { ...paramsOf(provider), CallSid: `CAold${provider}`, ...own };
      const request = posted(path, params, signed(provider, path, params));
      const answer = await client.send(request);
      expect(answer.status).toBe(200);
      sent.push([request, answer]);
      return answer;
    };
    let answer = await post(voice, { CallStatus: 'ringing', Digits: '' });
    for (const Digits of ['1', '2', '', '1', '0', '9', '1']) {
      const { then } = readScene(answer.text);
      if (then.type !== 'gather') break;
      answer = await post(new URL(then.action).pathname, { Digits });
    }
    await post(`${voice}/status`, { CallStatus: 'completed', CallDuration: '40' });
    const before = contents();
    for (const [request, first] of [...sent, ...[...sent].reverse(), ...sent]) {
      const again = await client.send(request);
      expect(again.status).toBe(200);
      expect(again.text).toBe(first.text);
    }
    expect(sent.length).toBeGreaterThan(3);
    expect(contents()).toBe(before);
  });
});
