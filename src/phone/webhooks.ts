import type { PlaceWebhook } from '../providers/simulator/simulated-call.ts';

export const STATUS_PATH = '/telephony/simulator/voice/status';

export type Params = Record<string, string>;

/** A webhook that can be sent at any moment, since its signature is here already. */
export interface SignedWebhook {
  path: string;
  params: Params;
  signature: string;
}

/** Asks the line to sign a webhook: the page has no token of its own. */
export async function signWebhook(path: string, params: Params): Promise<SignedWebhook> {
  const response = await fetch('/phone/sign', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ path, params }),
    keepalive: true,
  });
  const { signature } = (await taken(response).json()) as { signature: string };
  return { path, params, signature };
}

/** Sends it; it is delivered even when the page is closed meanwhile. */
export async function sendWebhook({ path, params, signature }: SignedWebhook): Promise<string> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature },
    body: new URLSearchParams(params),
    keepalive: true,
  });
  return taken(response).text();
}

export const placeWebhook: PlaceWebhook = async (path, params) =>
  sendWebhook(await signWebhook(path, params));

function taken(response: Response): Response {
  if (!response.ok) throw new Error(`The line answered ${response.status}.`);
  return response;
}
