import { ProviderError } from '../../calls/outgoing-ports.ts';

/**
 * Whether we may fetch from a URL that a webhook gave us. Only https, without credentials, at the usual port, at a host
 * that the settings name: a forged webhook must not make us ask our own network.
 * In: the URL; the hosts. Out: it, parsed. Throws ProviderError, which is not retried.
 */
export function trustedUrl(text: string, hosts: readonly string[]): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!url || !isPlain || !hosts.includes(url.hostname))
    throw new ProviderError(
      'untrusted-url',
      false,
      `A recording lies at a host that we do not fetch from (${url?.hostname ?? 'no URL'}). If it is the provider's, add it to RECORDING_HOSTS.`,
    );
  return url;
}
