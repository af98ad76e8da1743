import { ProviderError, type Outbound } from '../../calls/ports.ts';
import { trustedUrl } from './recording-url.ts';

export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

export interface RestAccount {
  accountSid: string;
  token: string;
  /** Hosts that recordings may be fetched from; redirects may lead to them, and the key goes to the first one only. */
  hosts: readonly string[];
}

const TIMEOUT_MS = 10_000;
const MOST_REDIRECTS = 3;

/** Two minutes as 8 kHz 16 bit are below 2 MB. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The REST API that Twilio and Somleng share, as far as we use it. In: the account; what asks, for tests. */
export function restApi(account: RestAccount, ask: Fetch = fetch): Outbound {
  return {
    fetchRecording: async (text) =>
      bodyOf(await follow(account, ask, asWav(trustedUrl(text, account.hosts)))),
    deleteRecording: async (text) => {
      const url = trustedUrl(text, account.hosts);
      url.pathname = url.pathname.replace(/\.(wav|mp3|json)$/, '');
      const response = await askOnce(ask, url, 'DELETE', keyOf(account));
      // Gone already is as good; a provider without this route keeps it by its own rules.
      if (response.ok || [404, 405, 410].includes(response.status)) return;
      throw failure(response);
    },
  };
}

/** Without an ending Twilio gives wav, and Somleng what it likes. */
function asWav(url: URL): URL {
  const named = new URL(url);
  if (!/\.(wav|mp3)$/.test(named.pathname)) named.pathname += '.wav';
  return named;
}

const keyOf = ({ accountSid, token }: RestAccount): string =>
  `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`;

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

async function askOnce(ask: Fetch, url: URL, method: string, key: string | null): Promise<Response> {
  try {
    return await ask(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: key === null ? {} : { Authorization: key },
    });
  } catch (error) {
    const { name } = error instanceof Error ? error : new Error(String(error));
    throw new ProviderError('unreachable', true, `The provider cannot be reached (${name}).`);
  }
}

/** Not ready yet, or busy: later. Refused: not without another key. */
function failure({ status }: Response): ProviderError {
  const retry = status === 404 || status === 408 || status === 425 || status === 429 || status >= 500;
  return new ProviderError(`http-${status}`, retry, `The provider answered ${status}.`);
}

async function bodyOf(response: Response): Promise<Buffer> {
  if (!response.ok) throw failure(response);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).byteLength;
    if (bytes > MOST_BYTES)
      throw new ProviderError('too-large', false, 'The recording is larger than any message can be.');
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}
