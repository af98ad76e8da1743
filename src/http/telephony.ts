import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { apologyReply } from '../calls/apology.ts';
import { endCall, recordedAfterEnd } from '../calls/end-call.ts';
import { handleTurn } from '../calls/handle-turn.ts';
import type { Reply } from '../calls/reply.ts';
import type { Context } from '../context.ts';
import type { ContactOutcome } from '../providers/api-types.ts';
import {
  TURN_DOORS,
  type Door,
  type Links,
  type ParsedWebhook,
  type Provider,
  type Refusal,
  type TurnDoor,
  type WebhookRequest,
} from '../providers/provider.ts';
import { emptyTwiml, renderTwiml, TWIML_CONTENT_TYPE } from '../providers/twiml/render.ts';

/** A form of a webhook is below 4 kB; this leaves room and no more. */
const MAX_FORM = '64kb';

/** Carriers send below 50. */
const MOST_PARAMETERS = 200;

/** The doors for carriers: below `/telephony/<provider>/voice`. Every answer is a document, whatever happens. */
export function telephonyRoutes(context: Context): Router {
  const router = Router();
  router.use(
    express.urlencoded({
      extended: false,
      limit: MAX_FORM,
      parameterLimit: MOST_PARAMETERS,
      verify: (request, _response, raw) => {
        (request as Request & { rawBody?: string }).rawBody = raw.toString('utf8');
      },
    }),
  );
  for (const provider of context.providers.values()) {
    const links = linksOf(context, provider);
    const voice = `/${provider.name}/voice`;
    const at =
      (door: Door, take: (request: Request, response: Response, webhook: ParsedWebhook) => void) =>
      (request: Request, response: Response): void => {
        const webhook = verified(context, provider, request, response, links, door);
        if (webhook) take(request, response, webhook);
      };
    router.all(
      voice,
      at('turn', (_request, response, webhook) => {
        takeTurn(context, provider, links, response, webhook, 0);
        noteContact(context, provider, 'ok', webhook.line);
      }),
    );
    for (const door of TURN_DOORS) {
      router.all(
        `${voice}${turnPath(':number', door)}`,
        at(door, (request, response, webhook) => {
          takeTurn(context, provider, links, response, webhook, turnNumber(request.params['number']));
        }),
      );
    }
    router.all(
      `${voice}/status`,
      at('status', (_request, response, webhook) => takeStatus(context, provider, response, webhook)),
    );
    router.all(
      `${voice}/recordings`,
      at('recording', (_request, response, webhook) => takeRecording(context, provider, response, webhook)),
    );
  }
  // A URL with a slip in it, in a carrier's settings: the caller on the line hears words and not silence.
  router.use((request, response) => {
    context.log.warn({ url: request.originalUrl.split('?')[0] }, 'webhook for no door of ours');
    apologise(context, response);
  });
  router.use(apologyForErrors(context));
  return router;
}

/** Verifies first, then reads. Answers by itself, and gives nothing back, where either fails. */
function verified(
  context: Context,
  provider: Provider,
  request: Request,
  response: Response,
  links: Links,
  door: Door,
): ParsedWebhook | undefined {
  const webhook = webhookOf(context, request);
  const reason = provider.refusal(webhook);
  if (reason === null) return read(context, provider, webhook, door);
  noteContact(context, provider, OUTCOMES[reason], null);
  context.metrics.refused.inc({ provider: provider.name, reason });
  context.log.warn({ provider: provider.name, reason, url: webhook.url.split('?')[0] }, 'webhook refused');
  send(response.status(403), provider, provider.render(apologyReply(context.voice, 0), links));
  return undefined;
}

const OUTCOMES: Record<Refusal, ContactOutcome> = {
  'no token is set': 'no-token',
  'no signature': 'bad-signature',
  'wrong signature': 'bad-signature',
  'another account': 'other-account',
};

function read(context: Context, provider: Provider, request: WebhookRequest, door: Door): ParsedWebhook {
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

function webhookOf(context: Context, request: Request): WebhookRequest {
  const isGet = request.method === 'GET' || request.method === 'HEAD';
  const body = request.body as Record<string, string | string[]> | undefined;
  return {
    method: isGet ? 'GET' : 'POST',
    url: `${context.settings.publicUrl}${request.originalUrl}`,
    signature: request.get('X-Twilio-Signature') ?? '',
    params: isGet ? (request.query as Record<string, string | string[]>) : (body ?? {}),
    rawBody: (request as Request & { rawBody?: string }).rawBody ?? '',
  };
}

function takeTurn(
  context: Context,
  provider: Provider,
  links: Links,
  response: Response,
  webhook: ParsedWebhook,
  turn: number,
): void {
  if (webhook.over) {
    // Whoever hangs up while speaking ends the message and the call at once.
    takeStatus(context, provider, response, webhook);
    keepLastWords(context, provider, webhook);
    return;
  }
  const stop = context.metrics.turnSeconds.startTimer({ provider: provider.name });
  const reply = handleTurn(context, {
    provider: provider.name,
    providerCallId: webhook.providerCallId,
    caller: context.pseudonyms.get(provider.name)?.(webhook.from) ?? null,
    mobile: webhook.mobile,
    line: webhook.line,
    turn,
    event: webhook.event,
  });
  send(response, provider, provider.render(reply, links));
  stop();
  prepareClip(context, reply);
}

/** The carrier asks for the clip as soon as it has read the reply; by then it is on its way to the disk. */
function prepareClip(context: Context, { clip }: Reply): void {
  if (!clip) return;
  // After the reply has left: stitching takes longer than a turn.
  setImmediate(() => {
    context.clips.file(clip).catch((error: unknown) => {
      context.faults.fault('clip', error, null);
    });
  });
}

function takeStatus(context: Context, provider: Provider, response: Response, webhook: ParsedWebhook): void {
  if (webhook.over) {
    endCall(context, {
      provider: provider.name,
      providerCallId: webhook.providerCallId,
      seconds: webhook.seconds,
    });
  }
  send(response, provider, emptyTwiml());
}

/** News of a recording: it matters only where the call is over, since a turn brings it otherwise. */
function takeRecording(
  context: Context,
  provider: Provider,
  response: Response,
  webhook: ParsedWebhook,
): void {
  keepLastWords(context, provider, webhook);
  send(response, provider, emptyTwiml());
}

function keepLastWords(context: Context, provider: Provider, { event, providerCallId }: ParsedWebhook): void {
  if (event.type !== 'recorded' || !event.source) return;
  recordedAfterEnd(context, { provider: provider.name, providerCallId, source: event.source });
}

/** Keys come in at the turn itself, everything else by a door of its own. */
const turnPath = (number: string, door: TurnDoor): string =>
  door === 'turn' ? `/turns/${number}` : `/turns/${number}/${door}`;

/** A number that is no turn of ours is taken for a turn far ahead: the newest reply is given again. */
const turnNumber = (text: string | string[] | undefined): number =>
  typeof text === 'string' && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER;

function linksOf(context: Context, provider: Provider): Links {
  const { settings } = context;
  return {
    turn: (number, door) =>
      `${settings.publicUrl}/telephony/${provider.name}/voice${turnPath(String(number), door)}`,
    clip: (hash) => `${settings.publicUrl}/media/${hash}.wav`,
    recordingStatus: () => `${settings.publicUrl}/telephony/${provider.name}/voice/recordings`,
  };
}

function send(response: Response, provider: Provider, body: string): void {
  response.set('Content-Type', provider.contentType).set('Cache-Control', 'no-store').send(body);
}

/**
 * What went wrong outside of a turn: a body that cannot be read, a request without a call, a fault of ours. The caller
 * is still on the line, so the answer is 200 and a document.
 */
function apologyForErrors(context: Context): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    context.faults.fault('webhook', error, null);
    apologise(context, response);
  };
}

function apologise(context: Context, response: Response): void {
  const clip = (hash: string): string => `${context.settings.publicUrl}/media/${hash}.wav`;
  const document = renderTwiml(apologyReply(context.voice, 0), {
    clip,
    turn: () => '',
    recordingStatus: () => '',
  });
  response.status(200).set('Content-Type', TWIML_CONTENT_TYPE).send(document);
}
