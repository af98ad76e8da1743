import { ProviderError } from '../../calls/outgoing-ports.ts';

/** What asks, in the place of `fetch` in tests. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

export interface Account {
  accountSid: string;
  token: string;
}

const TIMEOUT_MS = 10_000;

/** Two minutes as 8 kHz 16 bit are below 2 MB. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The account's key as a header. */
export const keyOf = ({ accountSid, token }: Account): string =>
  `Basic ${Buffer.from(`${accountSid}:${token}`).toString('base64')}`;

/** One request. In: who asks; the form to post, if any. Throws ProviderError where no answer comes. */
export async function askOnce(
  ask: Fetch,
  url: URL,
  method: string,
  key: string | null,
  form?: URLSearchParams,
): Promise<Response> {
  try {
    return await ask(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: key === null ? {} : { Authorization: key },
      ...(form ? { body: form } : {}),
    });
  } catch (error) {
    const { name } = error instanceof Error ? error : new Error(String(error));
    throw new ProviderError('unreachable', true, `The provider cannot be reached (${name}).`);
  }
}

/** Not ready yet, or busy: later. Refused: not without another key. */
export function failure({ status }: Response): ProviderError {
  const retry = status === 404 || status === 408 || status === 425 || status === 429 || status >= 500;
  return new ProviderError(`http-${status}`, retry, `The provider answered ${status}.`);
}

/** The bytes of an answer. Throws ProviderError for one that is no success, or larger than any recording. */
export async function bodyOf(response: Response): Promise<Buffer> {
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
