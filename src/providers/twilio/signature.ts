import {
  getExpectedTwilioSignature,
  validateRequest,
  validateRequestWithBody,
} from 'twilio/lib/webhooks/webhooks.js';
import type { WebhookRequest } from '../provider.ts';

/**
 * Twilio's scheme, which Somleng and the simulator speak too: HMAC-SHA1, keyed with the account's token, over the
 * full public URL and, for a form, its sorted parameters; compared in constant time; the URL is taken with and without
 * its port. The vendor's own helper does it. Without a token or without a header the answer is no.
 */
export function isSigned(token: string, request: WebhookRequest): boolean {
  if (token === '' || request.signature === '') return false;
  return validateRequest(token, request.signature, request.url, signedParams(request));
}

/** With `bodySHA256` in the query the URL alone is signed, and the hash of the raw body must agree. Twilio only. */
export function isSignedWithBody(token: string, request: WebhookRequest): boolean {
  if (!new URL(request.url).searchParams.has('bodySHA256')) return isSigned(token, request);
  if (token === '' || request.signature === '') return false;
  return validateRequestWithBody(token, request.signature, request.url, request.rawBody);
}

/** The signature that a provider with this token would send. */
export function sign(token: string, request: Omit<WebhookRequest, 'signature' | 'rawBody'>): string {
  return getExpectedTwilioSignature(token, request.url, signedParams(request));
}

/** For GET the parameters stand in the URL already. */
const signedParams = (request: Pick<WebhookRequest, 'method' | 'params'>): Record<string, unknown> =>
  request.method === 'GET' ? {} : { ...request.params };
