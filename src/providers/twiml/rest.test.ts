import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../calls/outgoing-ports.ts';
import type { Fetch } from './ask.ts';
import { restApi } from './rest.ts';

const ACCOUNT = {
  accountSid: 'AC1',
  token: 'secret',
  hosts: ['api.twilio.com', 'media.example.org'],
  texts: null,
};
const KEY = `Basic ${Buffer.from('AC1:secret').toString('base64')}`;
const RECORDING = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';

interface Asked {
  method: string | undefined;
  url: string;
  key: string | null;
}

/** Answers in order, and what was asked. */
function apiWith(...answers: (Response | Error)[]) {
  const asked: Asked[] = [];
  const ask: Fetch = (url, { method, headers }) => {
    asked.push({ method, url: url.href, key: new Headers(headers).get('Authorization') });
    const answer = answers[asked.length - 1] ?? new Response('no more answers', { status: 500 });
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { api: restApi(ACCOUNT, ask), asked };
}

const errorOf = async (work: Promise<unknown>): Promise<ProviderError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProviderError);
  return error as ProviderError;
};
const movedTo = (location: string): Response => new Response(null, { status: 302, headers: { location } });

describe('fetching a recording', () => {
  // "Ask for .wav explicitly. Twilio may want basic auth."
  it('asks for wav, with the key of the account', async () => {
    const { api, asked } = apiWith(new Response('RIFF'));
    expect((await api.fetchRecording(RECORDING)).toString()).toBe('RIFF');
    expect(asked).toEqual([{ method: 'GET', url: `${RECORDING}.wav`, key: KEY }]);
  });

  it('does not name wav twice', async () => {
    const { api, asked } = apiWith(new Response('RIFF'));
    await api.fetchRecording(`${RECORDING}.wav`);
    expect(asked[0]?.url).toBe(`${RECORDING}.wav`);
  });

  // "The file may not be ready yet: retry 404."
  it.each([
    [404, true],
    [425, true],
    [429, true],
    [503, true],
    [401, false],
    [403, false],
    [400, false],
  ])('that answers %i may be tried again: %s', async (status, retry) => {
    const { api } = apiWith(new Response(null, { status }));
    expect(await errorOf(api.fetchRecording(RECORDING))).toMatchObject({ code: `http-${status}`, retry });
  });

  it('tries again when nobody answers, and does not tell the URL', async () => {
    const { api } = apiWith(new Error(`connect to ${RECORDING} failed`));
    const error = await errorOf(api.fetchRecording(RECORDING));
    expect(error).toMatchObject({ code: 'unreachable', retry: true });
    expect(error.message).not.toContain('AC1');
  });

  it('follows to a host that is trusted, without the key', async () => {
    const { api, asked } = apiWith(movedTo('https://media.example.org/a.wav'), new Response('RIFF'));
    await api.fetchRecording(RECORDING);
    expect(asked[1]).toEqual({ method: 'GET', url: 'https://media.example.org/a.wav', key: null });
  });

  it('follows within the host with the key', async () => {
    const { api, asked } = apiWith(movedTo('/moved/a.wav'), new Response('RIFF'));
    await api.fetchRecording(RECORDING);
    expect(asked[1]).toEqual({ method: 'GET', url: 'https://api.twilio.com/moved/a.wav', key: KEY });
  });

  it.each([
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/a',
    'http://media.example.org/a.wav',
    'https://evil.example.org/a.wav',
  ])('does not follow to %s', async (location) => {
    const { api, asked } = apiWith(movedTo(location), new Response('secret'));
    expect(await errorOf(api.fetchRecording(RECORDING))).toMatchObject({
      code: 'untrusted-url',
      retry: false,
    });
    expect(asked).toHaveLength(1);
  });

  it('does not follow in a circle', async () => {
    const circle = Array.from({ length: 9 }, () => movedTo(RECORDING));
    const { api, asked } = apiWith(...circle);
    expect((await errorOf(api.fetchRecording(RECORDING))).code).toBe('too-many-redirects');
    expect(asked.length).toBeLessThan(6);
  });

  it.each([
    'http://api.twilio.com/a',
    'https://api.twilio.com:8443/a',
    'https://user:word@api.twilio.com/a',
    'https://api.twilio.com.evil.example.org/a',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'file:///etc/passwd',
    'not a URL',
    '',
  ])('is not even tried at %j', async (url) => {
    const { api, asked } = apiWith(new Response('secret'));
    expect(await errorOf(api.fetchRecording(url))).toMatchObject({ code: 'untrusted-url', retry: false });
    expect(asked).toEqual([]);
  });

  it('stops at 4 MB', async () => {
    const { api } = apiWith(new Response(new Uint8Array(5 * 1024 * 1024)));
    expect(await errorOf(api.fetchRecording(RECORDING))).toMatchObject({ code: 'too-large', retry: false });
  });
});

describe('deleting a recording', () => {
  it.each([
    'https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers/PN1',
    'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/../IncomingPhoneNumbers/PN1',
    'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/%2e%2e/IncomingPhoneNumbers/PN1',
    'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1%2f..%2fPN1',
    'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/',
    'https://api.twilio.com/2010-04-01/Accounts/AC1',
  ])('deletes nothing else: %s', async (url) => {
    const { api, asked } = apiWith(new Response(null, { status: 204 }));
    expect(await errorOf(api.deleteRecording(url))).toMatchObject({ code: 'untrusted-url', retry: false });
    expect(asked).toEqual([]);
  });

  it('asks for the recording itself, whatever its ending', async () => {
    const { api, asked } = apiWith(new Response(null, { status: 204 }));
    await api.deleteRecording(`${RECORDING}.wav`);
    expect(asked).toEqual([{ method: 'DELETE', url: RECORDING, key: KEY }]);
  });

  it.each([404, 405, 410])('is done where the provider answers %i', async (status) => {
    const { api } = apiWith(new Response(null, { status }));
    await expect(api.deleteRecording(RECORDING)).resolves.toBeUndefined();
  });

  it.each([
    [500, true],
    [401, false],
  ])('fails where it answers %i', async (status, retry) => {
    const { api } = apiWith(new Response(null, { status }));
    expect(await errorOf(api.deleteRecording(RECORDING))).toMatchObject({ retry });
  });
});
