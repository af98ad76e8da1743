import type { Outbound } from '../calls/outgoing-ports.ts';
import type { IncomingEvent } from '../calls/ports.ts';
import type { Reply } from '../calls/reply.ts';
import type { Carrier } from './carrier.ts';

/** A webhook as it came in: what a signature is made over, and nothing that a proxy may have changed. */
export interface WebhookRequest {
  method: 'GET' | 'POST';
  /** PUBLIC_URL plus the path and query exactly as requested. */
  url: string;
  /** The header X-Twilio-Signature; empty when it is missing. */
  signature: string;
  /** The parameters: of the form for POST, of the query for GET. A repeated one is a list. */
  params: Readonly<Record<string, string | string[]>>;
  rawBody: string;
}

/** What a provider told us, in our words. */
export interface ParsedWebhook {
  providerCallId: string;
  /** The caller's number in E.164, or null where it is withheld, short or malformed. Never logged, never stored. */
  from: string | null;
  /** The same where a text message can be sent to it. Never logged, stored but sealed. */
  mobile: string | null;
  /** The number that was dialled. */
  line: string;
  event: IncomingEvent;
  /** True when the provider says that the call is over. */
  over: boolean;
  seconds: number | null;
}

/**
 * By what door a webhook came: keys or silence; what was recorded, or that nothing was; how a transfer ended; that the
 * call came back by itself; how the call stands; and that a recording is there.
 */
export const TURN_DOORS = ['turn', 'recorded', 'empty', 'dialled', 'on'] as const;
export type TurnDoor = (typeof TURN_DOORS)[number];
export type Door = TurnDoor | 'status' | 'recording';

/** Where a reply leads: the URL of the next turn by one of its doors, of a clip, of news of recordings. All absolute. */
export interface Links {
  turn(number: number, door: TurnDoor): string;
  clip(hash: string): string;
  recordingStatus(): string;
}

/** Who carries the call. A provider is a folder; `docs/adding-a-provider.md` is its checklist. */
export interface Provider {
  name: string;
  /** Why the request is refused, or null for a request that really comes from this provider. */
  refusal(request: WebhookRequest): Refusal | null;
  /** Throws MalformedWebhook when no call can be found in it. */
  parse(request: WebhookRequest, door: Door): ParsedWebhook;
  contentType: string;
  render(reply: Reply, links: Links): string;
  /** Null: nothing is set up for requests of ours to it. */
  outbound: Outbound | null;
  /** How it is set up; null for one that is a part of the line. */
  carrier: Carrier | null;
}

/** In the order in which they are looked for. A provider without a token is not set up, and refuses everything. */
export type Refusal = 'no token is set' | 'no signature' | 'wrong signature' | 'another account';

/** A signed request that has no call in it. */
export class MalformedWebhook extends Error {
  readonly code = 'malformed-webhook';
}
