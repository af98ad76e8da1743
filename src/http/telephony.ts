import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { letIn } from '../calls/admission/let-in.ts';
import { apologyReply } from '../calls/apology.ts';
import { endCall, toldOfRecording } from '../calls/end-call.ts';
import type { TurnRequest } from '../calls/handle-turn.ts';
import type { Context } from '../context.ts';
import type { ContactOutcome } from '../providers/api-types.ts';
import { MalformedWebhook } from '../providers/provider.ts';
import type { Links, ParsedWebhook, Provider, Refusal, WebhookRequest } from '../providers/provider.ts';
import { emptyTwiml, renderTwiml, TWIML_CONTENT_TYPE } from '../providers/twiml/render.ts';
import { entranceAt, turnPath, type Entrance } from './telephony-doors.ts';
import { safetyHeaders } from './safety-headers.ts';
import { seldom, type Seldom } from './seldom.ts';
import { FormTooLarge, readWebhook } from './webhook-request.ts';

/** A webhook that is one, and where its answers lead. */
interface Visit extends Entrance {
  webhook: ParsedWebhook;
  links: Links;
}

/** What every door has at hand. */
interface Desk {
  context: Context;
  tell: Seldom;
  /** Of every answer, as Node takes them fastest: names and values in turn. */
  headers: readonly string[];
}

/**
 * The doors for carriers: below `/telephony/<provider>/voice`. Every answer is a document, whatever happens. They read
 * and answer by Node's own means: Express' routing, parsing of bodies and sending cost as much as a whole turn.
 */
export function telephonyDoors(context: Context): RequestListener {
  const desk: Desk = {
    context,
    tell: seldom(context.log, context.clock.now),
    headers: [...Object.entries(safetyHeaders(context)).flat(), 'Cache-Control', 'no-store'],
  };
  const links = new Map([...context.providers.keys()].map((name) => [name, linksOf(context, name)]));
  return (request, response) => {
    const path = pathOf(request.url ?? '');
    const entrance = entranceAt(path, context.providers);
    const linksHere = entrance && links.get(entrance.provider.name);
    if (!entrance || !linksHere) {
      // A URL with a slip in it, in a carrier's settings: the caller on the line hears words and not silence.
      desk.tell('no door', { url: shownPath(path) }, 'webhook for no door of ours');
      apologise(desk, response);
      return;
    }
    answer(desk, request, response, entrance, linksHere).catch((error: unknown) => {
      if (isUnreadable(error)) takeNone(desk, entrance.provider, error);
      // What went wrong outside of a turn.
      else context.faults.fault('webhook', error, null);
      apologise(desk, response);
    });
  };
}

const pathOf = (target: string): string => {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
};

/** As much as helps to find a slip, and no number of anybody. */
const shownPath = (path: string): string => path.slice(0, 100).replaceAll(/\d{5,}/g, '…');

const isUnreadable = (error: unknown): error is FormTooLarge | MalformedWebhook =>
  error instanceof FormTooLarge || error instanceof MalformedWebhook;

/** No fault of ours: a body that is none, or a request without a call. */
function takeNone(
  { context, tell }: Desk,
  { name }: Provider,
  { code }: FormTooLarge | MalformedWebhook,
): void {
  context.metrics.refused.inc({ provider: name, reason: code });
  tell(`${name} ${code}`, { provider: name, reason: code }, 'webhook that cannot be read');
}

/** Verifies first, then reads, then does what the door is for. */
async function answer(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  entrance: Entrance,
  links: Links,
): Promise<void> {
  const { context } = desk;
  const { provider, door } = entrance;
  const sent = await readWebhook(request, context.settings.publicUrl);
  await context.together.gathered();
  const reason = provider.refusal(sent);
  if (reason !== null) {
    refuse(desk, provider, sent, reason);
    const words = provider.render(apologyReply(context.voice, 0), links);
    send(desk, response, provider.contentType, words, 403);
    return;
  }
  const visit: Visit = { ...entrance, webhook: read(context, provider, sent, door), links };
  if (door === 'status' || door === 'recording') await takeLastWord(desk, response, visit);
  else await takeTurn(desk, response, visit);
  if (entrance.isFirst) noteContact(context, provider, 'ok', visit.webhook.line);
}

function refuse({ context, tell }: Desk, provider: Provider, { url }: WebhookRequest, reason: Refusal): void {
  noteContact(context, provider, OUTCOMES[reason], null);
  context.metrics.refused.inc({ provider: provider.name, reason });
  const about = { provider: provider.name, reason, url: shownPath(pathOf(url)) };
  tell(`${provider.name} ${reason}`, about, 'webhook refused');
}

const OUTCOMES: Record<Refusal, ContactOutcome> = {
  'no token is set': 'no-token',
  'no signature': 'bad-signature',
  'wrong signature': 'bad-signature',
  'another account': 'other-account',
};

function read(
  context: Context,
  provider: Provider,
  request: WebhookRequest,
  door: Entrance['door'],
): ParsedWebhook {
  try {
    return provider.parse(request, door);
  } catch (error) {
    noteContact(context, provider, 'malformed', null);
    throw error;
  }
}

/** For whoever waits at the settings for a first call; after the reply has left, so that no caller waits for it. */
function noteContact(
  { contacts, faults }: Context,
  { name, carrier }: Provider,
  outcome: ContactOutcome,
  line: string | null,
): void {
  if (carrier === null) return;
  setImmediate(() => {
    try {
      contacts.note(name, outcome, line);
    } catch (error) {
      faults.fault('contact', error, null);
    }
  });
}

async function takeTurn(desk: Desk, response: ServerResponse, visit: Visit): Promise<void> {
  const { context } = desk;
  const { provider, webhook, turn, links } = visit;
  if (webhook.over) {
    // Whoever hangs up while speaking ends the message and the call at once.
    await takeLastWord(desk, response, visit);
    return;
  }
  const begun = performance.now();
  const request: TurnRequest = {
    provider: provider.name,
    providerCallId: webhook.providerCallId,
    // Asked for only where a call begins, or a text is sent.
    get caller() {
      return context.pseudonyms.get(provider.name)?.(webhook.from) ?? null;
    },
    get mobile() {
      return webhook.mobile;
    },
    line: webhook.line,
    turn,
    event: webhook.event,
  };
  const reply = await letIn(context, request);
  send(desk, response, provider.contentType, provider.render(reply, links));
  context.metrics.turnTook(provider.name, (performance.now() - begun) / 1000);
  if (reply.clip !== null) prepareClip(context, reply.clip);
}

/** The carrier asks for the clip as soon as it has read the reply; by then it is on its way to the disk. */
function prepareClip(context: Context, clip: string): void {
  // After the reply has left: stitching takes longer than a turn.
  setImmediate(() => {
    context.clips.file(clip).catch((error: unknown) => {
      context.faults.fault('clip', error, null);
    });
  });
}

/** The end of a call, news of a recording, or both at once. */
async function takeLastWord(desk: Desk, response: ServerResponse, visit: Visit): Promise<void> {
  const { context } = desk;
  const { provider, webhook, door } = visit;
  const { providerCallId, seconds, event } = webhook;
  const over = webhook.over && door !== 'recording';
  const source = event.type === 'recorded' ? event.source : null;
  const about = { provider: provider.name, providerCallId };
  if (over || source) {
    // Answered when all of it is kept: nobody sends again what was answered.
    await context.together(() =>
      context.store.transaction(() => {
        if (over) endCall(context, { ...about, seconds });
        if (source) toldOfRecording(context, { ...about, source });
      }),
    );
  }
  send(desk, response, provider.contentType, emptyTwiml());
}

function linksOf({ settings }: Context, provider: string): Links {
  return {
    turn: (number, door) => settings.publicUrl + turnPath(provider, number, door),
    clip: (hash) => clipUrl(settings, hash),
    recordingStatus: () => `${settings.publicUrl}/telephony/${provider}/voice/recordings`,
  };
}

const clipUrl = ({ publicUrl }: Context['settings'], hash: string): string =>
  `${publicUrl}/media/${hash}.wav`;

function send({ headers }: Desk, response: ServerResponse, type: string, body: string, status = 200): void {
  const own = ['Content-Type', type, 'Content-Length', String(Buffer.byteLength(body))];
  response.writeHead(status, [...headers, ...own]).end(body);
}

/**
 * The caller is still on the line, so the answer is 200 and a document. Never throws: behind it is nobody who would answer.
 * Where there are no words either, the call is hung up.
 */
function apologise(desk: Desk, response: ServerResponse): void {
  const { voice, settings, faults } = desk.context;
  const links: Links = { clip: (hash) => clipUrl(settings, hash), turn: () => '', recordingStatus: () => '' };
  if (response.headersSent) return;
  let document = emptyTwiml();
  try {
    document = renderTwiml(apologyReply(voice, 0), links);
  } catch (error) {
    faults.fault('webhook', error, null);
  }
  send(desk, response, TWIML_CONTENT_TYPE, document);
}
