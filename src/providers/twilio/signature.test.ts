import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WebhookRequest } from '../provider.ts';
import { isSigned, isSignedWithBody, sign } from './signature.ts';

/** The vector of Twilio's documentation. */
const TOKEN = '12345';
const vector: WebhookRequest = {
  method: 'POST',
  url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
  signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
  params: {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  },
  rawBody: '',
};

const signed = (request: Omit<WebhookRequest, 'signature' | 'rawBody'>, rawBody = ''): WebhookRequest => ({
  ...request,
  signature: sign(TOKEN, request),
  rawBody,
});

describe("Twilio's own example", () => {
  it('is accepted', () => {
    expect(isSigned(TOKEN, vector)).toBe(true);
  });

  it('is what we would sign', () => {
    expect(sign(TOKEN, vector)).toBe(vector.signature);
  });

  it.each<[string, Partial<WebhookRequest>]>([
    ['a changed parameter', { params: { ...vector.params, Digits: '1235' } }],
    ['a parameter too many', { params: { ...vector.params, Extra: '' } }],
    ['a parameter too few', { params: { CallSid: 'CA1234567890ABCDE' } }],
    ['another host', { url: 'https://yourcompany.com/myapp.php?foo=1&bar=2' }],
    ['another query', { url: 'https://mycompany.com/myapp.php?foo=1&bar=3' }],
    ['http for https', { url: 'http://mycompany.com/myapp.php?foo=1&bar=2' }],
    ['GET for POST', { method: 'GET' }],
    ['a missing header', { signature: '' }],
    ['a signature of another length', { signature: 'RSOY' }],
    ['a signature in letters of more than one byte', { signature: 'é'.repeat(28) }],
    ['a signature of one other letter', { signature: 'rSOYDt4T1cUTdK1PDd93/VVr8B8=' }],
  ])('is refused with %s', (_what, change) => {
    expect(isSigned(TOKEN, { ...vector, ...change })).toBe(false);
  });

  it('is refused with another token', () => {
    expect(isSigned('12346', vector)).toBe(false);
  });
});

describe('a provider that is not set up', () => {
  it('is refused even when it signs with its empty token', () => {
    const request = { ...vector, signature: sign('', vector) };
    expect(isSigned('', request)).toBe(false);
    expect(isSignedWithBody('', request)).toBe(false);
  });
});

describe('the port', () => {
  it.each([
    ['https://line.example.org/a?b=1', 'https://line.example.org:443/a?b=1'],
    ['https://line.example.org:443/a?b=1', 'https://line.example.org/a?b=1'],
    ['http://line.example.org/a', 'http://line.example.org:80/a'],
    ['http://line.example.org:80/a', 'http://line.example.org/a'],
  ])('may be there or not: asked at %s, signed for %s', (url, signedUrl) => {
    const request = { ...vector, url, signature: sign(TOKEN, { ...vector, url: signedUrl }) };
    expect(isSigned(TOKEN, request)).toBe(true);
  });
});

describe('parameters', () => {
  it('that are repeated count once each, in order', () => {
    const params = { Key: ['b', 'a', 'b'] };
    const once = { Key: ['a', 'b'] };
    expect(sign(TOKEN, { ...vector, params })).toBe(sign(TOKEN, { ...vector, params: once }));
    expect(isSigned(TOKEN, signed({ ...vector, params }))).toBe(true);
  });

  it('of a GET stand in the URL already', () => {
    const request = { ...vector, method: 'GET' as const };
    expect(sign(TOKEN, request)).toBe(sign(TOKEN, { ...request, params: {} }));
    expect(isSigned(TOKEN, signed(request))).toBe(true);
  });

  it('may be in Khmer', () => {
    expect(isSigned(TOKEN, signed({ ...vector, params: { CallerName: 'សុខា' } }))).toBe(true);
  });
});

describe('a request with bodySHA256', () => {
  const body = '{"CallSid":"CA1"}';
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const withHash = (hash: string, rawBody = body): WebhookRequest => {
    const request = {
      method: 'POST' as const,
      url: `https://line.example.org/a?bodySHA256=${hash}`,
      params: {},
    };
    return { ...signed(request, rawBody), params: { CallSid: 'CA1' } };
  };

  it('is accepted when the hash of the raw body agrees', () => {
    expect(isSignedWithBody(TOKEN, withHash(sha256(body)))).toBe(true);
  });

  it.each([
    ['another body', withHash(sha256(body), '{"CallSid":"CA2"}')],
    ['an empty hash', withHash('')],
    ['a hash that is none', withHash('123')],
    ['no signature', { ...withHash(sha256(body)), signature: '' }],
    ['a signature of something else', { ...withHash(sha256(body)), signature: vector.signature }],
  ])('is refused with %s', (_what, request) => {
    expect(isSignedWithBody(TOKEN, request)).toBe(false);
  });

  it('is Twilio only: without it the parameters are signed as ever', () => {
    expect(isSignedWithBody(TOKEN, vector)).toBe(true);
    expect(isSignedWithBody(TOKEN, { ...vector, params: {} })).toBe(false);
  });
});

describe('what we sign', () => {
  const requests = fc.record({
    method: fc.constantFrom('GET' as const, 'POST' as const),
    url: fc.webUrl({ withQueryParameters: true }),
    params: fc.dictionary(
      fc.stringMatching(/^[A-Za-z]{1,12}$/),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.string(), { minLength: 1 })),
    ),
  });

  it('is accepted with the same token, and refused with another', () => {
    fc.assert(
      fc.property(requests, fc.string({ minLength: 1 }), (request, token) => {
        const whole = { ...request, signature: sign(token, request), rawBody: '' };
        expect(isSigned(token, whole)).toBe(true);
        expect(isSigned(`${token}.`, whole)).toBe(false);
      }),
    );
  });
});
