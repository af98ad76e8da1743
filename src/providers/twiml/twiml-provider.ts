import type { Outbound } from '../../calls/outgoing-ports.ts';
import type { Carrier } from '../carrier.ts';
import type { Provider, WebhookRequest } from '../provider.ts';
import { parseWebhook } from './parse.ts';
import { renderTwiml, TWIML_CONTENT_TYPE } from './render.ts';

export interface TwimlAccount {
  /** Shared with the provider; without it nothing is accepted. */
  token: string;
  /** When set, requests of other accounts are refused. */
  accountSid: string;
}

/** A provider that speaks TwiML. What differs between them is their name and how they sign. */
export function twimlProvider(
  name: string,
  account: TwimlAccount,
  isSigned: (token: string, request: WebhookRequest) => boolean,
  { outbound, carrier }: { outbound: Outbound | null; carrier: Carrier | null },
): Provider {
  return {
    name,
    refusal: (request) => {
      if (account.token === '') return 'no token is set';
      if (request.signature === '') return 'no signature';
      if (!hasPlainPath(request.url) || !isSigned(account.token, request)) return 'wrong signature';
      const ours = account.accountSid === '' || request.params['AccountSid'] === account.accountSid;
      return ours ? null : 'another account';
    },
    parse: parseWebhook,
    contentType: TWIML_CONTENT_TYPE,
    render: renderTwiml,
    outbound,
    carrier,
  };
}

/**
 * Whether the path stands as any URL of it would be written. With dots or backslashes in it, it is another door for us
 * than for the vendor's helper, which takes the signature of the one for that of the other.
 */
function hasPlainPath(url: string): boolean {
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1];
  return URL.canParse(url) && new URL(url).pathname === (path || '/');
}
