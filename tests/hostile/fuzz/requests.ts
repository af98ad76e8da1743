import fc from 'fast-check';
import { parse } from 'node:querystring';
import { sign } from '../../../src/providers/twilio/signature.ts';
import { PUBLIC_URL } from '../../support/line.ts';
import type { RawRequest } from '../../support/raw-http.ts';
import { DOORS } from '../doors.ts';
import type { Ground } from './ground.ts';
import { BODIES, NAMES, QUERY } from './bodies.ts';
import { encoded, mutated, mutation, nastyPart, nastyText, nastyValue } from './nasty.ts';

/** Mostly the one, and once in so many times the other. */
export const rarely = <Value>(
  usual: fc.Arbitrary<Value>,
  nasty: fc.Arbitrary<Value>,
  times = 4,
): fc.Arbitrary<Value> => fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: nasty });

/** What a header may hold on the wire. */
export const headerText = nastyText.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 2_000));

const oddHeaders: fc.Arbitrary<Record<string, string>> = rarely(
  fc.constant<Record<string, string>>({}),
  fc
    .tuple(
      fc.constantFrom(
        ...[
          'Cookie',
          'Origin',
          'X-Forwarded-For',
          'X-Forwarded-Proto',
          'Range',
          'If-None-Match',
          'If-Modified-Since',
        ],
        ...[
          'Accept',
          'Accept-Encoding',
          'Content-Type',
          'Upload-Offset',
          'Tus-Resumable',
          'X-HTTP-Method-Override',
        ],
        ...['Authorization', 'Content-Encoding', 'Host', 'Referer', 'Accept-Language', 'X-Twilio-Signature'],
      ),
      rarely(
        fc.constantFrom(
          'gzip',
          'text/xml',
          'bytes=0-',
          'bytes=9-1',
          'application/json; charset=utf-7',
          '1.0.0',
        ),
        headerText,
        1,
      ),
    )
    .map(([name, value]) => ({ [name]: value })),
  5,
);

const query = fc
  .array(
    fc
      .constantFrom(...Object.keys(QUERY))
      .chain((name) =>
        fc.tuple(
          rarely(fc.constant(name), nastyText, 8),
          rarely(fc.constantFrom(...(QUERY[name] ?? [])), nastyText, 1),
        ),
      ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'));

const withQuery = (path: string, text: string): string => (text === '' ? path : `${path}?${text}`);

/** Every part of a path that has a name, by something that may be there or is surely not. */
const pathOf = (template: string): fc.Arbitrary<string> => {
  const parts = template.split(/(\{?[:*]\w+\}?)/);
  return fc
    .tuple(
      ...parts.map((part) => {
        const name = /[:*](\w+)/.exec(part)?.[1];
        return name === undefined
          ? fc.constant(part)
          : rarely(fc.constantFrom(...(NAMES[name] ?? ['none'])), nastyPart, 2);
      }),
    )
    .map((made) => made.join(''));
};

const brokenJson = fc.constantFrom(
  '',
  '{',
  '[]',
  'null',
  '"',
  '{"a":1,"a":2}',
  '{"__proto__":{}}',
  '\uFEFF{}',
  '1e999',
);

const jsonOf = (body: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 10,
      arbitrary: fc
        .array(mutation, { minLength: 1, maxLength: 3 })
        .map((changes) => JSON.stringify(changes.reduce(mutated, body) ?? null)),
    },
    { weight: 1, arbitrary: nastyValue.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: brokenJson },
  );

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Every route of the API and of the phone, as somebody who may do everything, and sometimes as nobody. */
export const api = ({ staff }: Ground): fc.Arbitrary<RawRequest> => {
  const doors = Object.keys(DOORS).filter(
    (door) => !/ALL |STATIC |library\.zip|sign-out|\/console|readyz|metrics/.test(door),
  );
  return fc.constantFrom(...doors).chain((door) => {
    const [method = '', template = ''] = door.split(' ');
    const body = BODIES[door];
    return fc
      .record({
        path: pathOf(template),
        query,
        headers: oddHeaders,
        who: rarely(fc.constant(staff), fc.constant({}), 12),
        body: body === undefined ? fc.constant(undefined) : jsonOf(body),
      })
      .map(({ path, query, headers, who, body }) => ({
        method,
        path: withQuery(path, query),
        headers: { ...(body === undefined ? {} : JSON_TYPE), ...who, ...headers },
        ...(body === undefined ? {} : { body }),
      }));
  });
};

const WEBHOOK = {
  CallSid: ['CA1', 'CA2', 'CA3', 'CA4', 'CA5', '7b1c5f1e-6f0f-4b7e-9d55-0a3b2f6a1c11'],
  AccountSid: ['AC0123456789abcdef0123456789abcdef'],
  From: ['+85512345678', '+85598765432', 'anonymous', ''],
  To: ['1294', '+85523123456'],
  Direction: ['inbound', 'outbound-api'],
  CallStatus: ['ringing', 'in-progress', 'in-progress', 'in-progress', 'completed', 'failed'],
  Digits: ['1', '2', '3', '1', '9', '0', '#', '*', '120801', '12#', ''],
  RecordingUrl: [
    'https://tones.invalid/1.wav',
    'https://api.twilio.com/a/Recordings/RE1',
    'http://127.0.0.1/a',
  ],
  RecordingDuration: ['1', '9', '120'],
  RecordingStatus: ['completed', 'failed', 'absent'],
  DialCallStatus: ['completed', 'busy', 'no-answer', 'failed'],
  CallDuration: ['42'],
  SequenceNumber: ['0'],
} as const;

const form = fc
  .tuple(
    fc.record(
      Object.fromEntries(
        Object.entries(WEBHOOK).map(([name, values]) => [
          name,
          rarely(fc.constantFrom<string>(...values), nastyText, 9),
        ]),
      ),
      { requiredKeys: ['CallSid', 'From', 'To'] },
    ),
    rarely(
      fc.constant<[string, string][]>([]),
      fc.array(fc.tuple(nastyText, nastyText), { maxLength: 4 }),
      6,
    ),
    rarely(
      fc.constant(''),
      fc.constantFrom('&CallSid=CA9', '&Digits=1&Digits=2', '&%ED%A0%80=%FF', '&=&&a'),
      8,
    ),
  )
  .map(([params, more, tail]) => {
    const pairs = [...Object.entries(params as Record<string, string>), ...more];
    return pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&') + tail;
  });

const webhookPath = fc
  .tuple(
    fc.constantFrom('', '', '/turns/:number', '/turns/:number', '/turns/:number', '/status', '/recordings'),
    fc.constantFrom('', '', '', '/recorded', '/empty', '/dialled', '/on'),
    rarely(fc.constantFrom('1', '2', '3', '4', '5', '6'), nastyPart, 12),
  )
  .map(([place, door, number]) =>
    place.startsWith('/turns') ? place.replace(':number', () => number) + door : place,
  );

/** Mostly signed, so that what is read behind the signature is tried as well. */
export const webhook = ({ tokens }: Ground): fc.Arbitrary<RawRequest> =>
  fc
    .record({
      provider: fc.constantFrom('twilio', 'somleng', 'simulator'),
      rest: webhookPath,
      form,
      isSigned: fc.integer({ min: 0, max: 9 }).map((chance) => chance < 8),
      method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'GET', 'HEAD', 'PUT'),
      headers: oddHeaders,
      forged: headerText,
    })
    .map(({ provider, rest, form, isSigned, method, headers, forged }) => {
      const inUrl = method === 'GET' || method === 'HEAD';
      const path = withQuery(`/telephony/${provider}/voice${rest}`, inUrl ? form : '');
      const params = inUrl ? {} : ({ ...parse(form) } as Record<string, string | string[]>);
      const url = `${PUBLIC_URL}${path}`;
      const signature = isSigned
        ? sign(tokens[provider] ?? '', { method: inUrl ? 'GET' : 'POST', url, params })
        : forged;
      return {
        method,
        path,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Twilio-Signature': signature,
          ...headers,
        },
        ...(inUrl ? {} : { body: form }),
      };
    });

export const media: fc.Arbitrary<RawRequest> = fc
  .record({
    parts: fc.array(nastyPart, { minLength: 1, maxLength: 3 }),
    end: fc.constantFrom('', '.wav', '.WAV', '.wav/', '.wav%00', '.wav?x=1'),
    method: fc.constantFrom('GET', 'GET', 'HEAD', 'POST', 'OPTIONS'),
    headers: oddHeaders,
    place: fc.constantFrom(
      '/media/',
      '/media//',
      '/media/',
      '/phone/',
      '/console/',
      '/console/assets/',
      '/',
      '/api/v1/',
    ),
  })
  .map(({ parts, end, method, headers, place }) => ({
    method,
    path: `${place}${parts.join('/')}${end}`,
    headers,
  }));
