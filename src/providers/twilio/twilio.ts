import type { Provider } from '../provider.ts';
import type { Fetch } from '../twiml/ask.ts';
import { carrierOf } from '../twiml/carrier-of.ts';
import { restApi } from '../twiml/rest.ts';
import { twimlProvider, type TwimlAccount } from '../twiml/twiml-provider.ts';
import { isSignedWithBody } from './signature.ts';

const API_HOST = 'api.twilio.com';

export interface TwilioAccount extends TwimlAccount {
  /** Who sends texts; empty: none are sent. */
  smsFrom: string;
}

/**
 * Calls carried by Twilio. Without its account's SID its recordings cannot be fetched, and no text can be sent.
 * In: the account; hosts of recordings beside its own; what asks its API, for tests.
 */
export function twilioProvider(
  account: TwilioAccount,
  recordingHosts: readonly string[] = [],
  ask: Fetch = fetch,
): Provider {
  const hosts = [API_HOST, ...recordingHosts];
  const isSetUp = account.accountSid !== '' && account.token !== '';
  const { smsFrom: from } = account;
  const texts = from === '' ? null : { apiUrl: `https://${API_HOST}`, from };
  const outbound = isSetUp ? restApi({ ...account, hosts, texts }, ask) : null;
  const carrier = carrierOf({ ...account, apiUrl: `https://${API_HOST}` }, ask);
  return twimlProvider('twilio', account, isSignedWithBody, { outbound, carrier });
}
