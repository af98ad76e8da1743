import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../calls/outgoing-ports.ts';
import { textSender } from './messages.ts';

const ACCOUNT = { accountSid: 'AC1', token: 'secret', apiUrl: 'https://api.somleng.org', from: '1294' };
const TEXT = { to: '+85512345678', body: 'សូមទុកលេខនេះ៖ 123451', providerCallId: 'CA1' };

/** Sends one text to a provider that answers so. */
async function sent(answer: Response | Error) {
  const asked: { url: string; method: string; key: string | null; form: { [name: string]: string } }[] = [];
  const send = textSender(ACCOUNT, (url, { method, headers, body }) => {
    const form = Object.fromEntries(body as URLSearchParams);
    const key = new Headers(headers).get('Authorization');
    asked.push({ url: url.href, method: method ?? '', key, form });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  const result = await send(TEXT).catch((error: unknown) => error);
  return { asked, result };
}

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });

describe('a text message', () => {
  it('is one form post with the key of the account', async () => {
    const { asked, result } = await sent(json(201, { sid: 'SM1' }));
    expect(asked).toEqual([
      {
        url: 'https://api.somleng.org/2010-04-01/Accounts/AC1/Messages.json',
        method: 'POST',
        key: `Basic ${Buffer.from('AC1:secret').toString('base64')}`,
        form: { To: TEXT.to, From: '1294', Body: TEXT.body },
      },
    ]);
    expect(result).toBe('SM1');
  });

  it.each([new Response('<html>', { status: 200 }), new Response(null, { status: 201 })])(
    'is sent whatever else the answer is',
    async (answer) => {
      expect((await sent(answer)).result).toBe('');
    },
  );

  it.each([
    [
      json(400, { code: 21_614, message: `${TEXT.to} is no mobile number` }),
      'http-400',
      'Its error is 21614.',
    ],
    [new Response('no', { status: 503 }), 'http-503', 'answered 503.'],
    [new Error(`no way to ${TEXT.to}`), 'unreachable', 'cannot be reached'],
  ])(
    'that is not taken is told by what the provider says, without the number',
    async (answer, code, words) => {
      const { asked, result } = await sent(answer);
      expect(asked).toHaveLength(1);
      expect(result).toBeInstanceOf(ProviderError);
      expect(result).toMatchObject({ code, message: expect.stringContaining(words) as string });
      expect((result as Error).message).not.toContain(TEXT.to);
    },
  );
});
