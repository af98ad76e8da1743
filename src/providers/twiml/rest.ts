import { ProviderError, type Outbound } from '../../calls/outgoing-ports.ts';
import { askOnce, bodyOf, failure, keyOf, type Account, type Fetch } from './ask.ts';
import { textSender, type TextAccount } from './messages.ts';
import { trustedUrl } from './recording-url.ts';

export interface RestAccount extends Account {
  /** Hosts that recordings may be fetched from; redirects may lead to them, and the key goes to the first one only. */
  hosts: readonly string[];
  /** Where texts are sent from, and as whom; null: none are. */
  texts: Pick<TextAccount, 'apiUrl' | 'from'> | null;
}

const MOST_REDIRECTS = 3;

const A_RECORDING = /\/recordings\/[a-z0-9-]+$/i;

/** The REST API that Twilio and Somleng share, as far as we use it. In: the account; what asks, for tests. */
export function restApi(account: RestAccount, ask: Fetch = fetch): Outbound {
  return {
    fetchRecording: async (text) =>
      bodyOf(await follow(account, ask, asWav(trustedUrl(text, account.hosts)))),
    deleteRecording: async (text) => {
      const url = trustedUrl(text, account.hosts);
      url.pathname = url.pathname.replace(/\.(wav|mp3|json)$/, '');
      // Whatever a webhook says: our key deletes recordings, and no number or account.
      if (!A_RECORDING.test(url.pathname))
        throw new ProviderError('untrusted-url', false, 'This is not the address of a recording; it stays.');
      const response = await askOnce(ask, url, 'DELETE', keyOf(account));
      // Gone already is as good; a provider without this route keeps it by its own rules.
      if (response.ok || [404, 405, 410].includes(response.status)) return;
      throw failure(response);
    },
    sendText: account.texts && textSender({ ...account, ...account.texts }, ask),
  };
}

/** Without an ending Twilio gives wav, and Somleng what it likes. */
function asWav(url: URL): URL {
  const named = new URL(url);
  if (!/\.(wav|mp3)$/.test(named.pathname)) named.pathname += '.wav';
  return named;
}

/** Redirects are followed by hand: each must be trusted too, and our key never goes to another host. */
async function follow(account: RestAccount, ask: Fetch, first: URL): Promise<Response> {
  let url = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const key = url.host === first.host ? keyOf(account) : null;
    const response = await askOnce(ask, url, 'GET', key);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    url = trustedUrl(new URL(location, url).href, account.hosts);
  }
  throw new ProviderError('too-many-redirects', false, 'The provider redirects in a circle.');
}
