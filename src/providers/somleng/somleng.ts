import type { Provider } from '../provider.ts';
import type { Fetch } from '../twiml/ask.ts';
import { carrierOf } from '../twiml/carrier-of.ts';
import { restApi } from '../twiml/rest.ts';
import { twimlProvider, type TwimlAccount } from '../twiml/twiml-provider.ts';
import { isSigned } from '../twilio/signature.ts';

export interface SomlengAccount extends TwimlAccount {
  /** Where its REST API is, such as https://api.somleng.org; empty: it is not asked for anything. */
  apiUrl: string;
  /** Who sends texts; empty: none are sent. */
  smsFrom: string;
}

/**
 * Calls carried by Somleng, which signs as Twilio does, but never with a hash of the body.
 * In: the account; hosts of recordings beside its own; what asks its API, for tests.
 */
export function somlengProvider(
  account: SomlengAccount,
  recordingHosts: readonly string[] = [],
  ask: Fetch = fetch,
): Provider {
  const api = account.apiUrl === '' ? [] : [new URL(account.apiUrl).hostname];
  const hosts = [...api, ...recordingHosts];
  const isSetUp = account.accountSid !== '' && account.token !== '' && hosts.length > 0;
  const { apiUrl, smsFrom: from } = account;
  const texts = from === '' || apiUrl === '' ? null : { apiUrl, from };
  const outbound = isSetUp ? restApi({ ...account, hosts, texts }, ask) : null;
  return twimlProvider('somleng', account, isSigned, { outbound, carrier: carrierOf(account, ask) });
}
