import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  getExpectedTwilioSignature,
  validateRequest,
  validateRequestWithBody,
} from 'twilio/lib/webhooks/webhooks.js';
import type { WebhookRequest } from '../provider.ts';

/**
 * Twilio's scheme, which Somleng and the simulator speak too: HMAC-SHA1, keyed with the account's token, over the
 * full public URL and, for a form, its sorted parameters; compared in constant time; the URL is taken with and without
 * its port. Without a token or without a header the answer is no. Whatever is not signed in the plainest way is left to
 * the vendor's own helper, which knows every other way and tries all of them.
 */
export function isSigned(token: string, request: WebhookRequest): boolean {
  if (token === '' || request.signature === '') return false;
  return (
    isSignedPlainly(token, request) ||
    validateRequest(token, request.signature, request.url, signedParams(request))
  );
}

/** With `bodySHA256` in the query the URL alone is signed, and the hash of the raw body must agree. Twilio only. */
export function isSignedWithBody(token: string, request: WebhookRequest): boolean {
  const { url } = request;
  // Mostly it is not there, and then the URL need not be taken apart.
  const hasHash = url.includes('?') && new URL(url).searchParams.has('bodySHA256');
  if (!hasHash) return isSigned(token, request);
  if (token === '' || request.signature === '') return false;
  return validateRequestWithBody(token, request.signature, url, request.rawBody);
}

/** The URL exactly as requested, and no parameter twice: what carriers send, and half of the cost of the helper. */
function isSignedPlainly(token: string, { signature, url, params, method }: WebhookRequest): boolean {
  let signed = url;
  for (const name of method === 'GET' ? [] : Object.keys(params).sort()) {
    const value = params[name];
    if (typeof value !== 'string') return false;
    signed += name + value;
  }
  const expected = createHmac('sha1', token).update(signed).digest('base64');
  const [ours, theirs] = [Buffer.from(expected), Buffer.from(signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** The signature that a provider with this token would send. */
export function sign(token: string, request: Omit<WebhookRequest, 'signature' | 'rawBody'>): string {
  return getExpectedTwilioSignature(token, request.url, signedParams(request));
}

/** For GET the parameters stand in the URL already. */
const signedParams = (request: Pick<WebhookRequest, 'method' | 'params'>): Record<string, unknown> =>
  request.method === 'GET' ? {} : { ...request.params };
