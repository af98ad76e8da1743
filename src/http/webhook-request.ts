import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type { WebhookRequest } from '../providers/provider.ts';

/** A form of a webhook is below 4 kB; this leaves room and no more. */
const MAX_FORM_BYTES = 64 * 1024;

/** Carriers send below 50. */
const MOST_PARAMETERS = 200;

const FORM = /^application\/x-www-form-urlencoded\b/i;

/** A form with more bytes or parameters than any carrier sends. */
export class FormTooLarge extends Error {
  readonly code = 'form-too-large';
}

/**
 * Reads a webhook. Forms of carriers are small, in UTF-8 and not compressed, so that a few lines of ours do for them what
 * a parser for every kind of body does at several times the cost; any other body is no form, and its signature is that of
 * no parameters. Throws FormTooLarge.
 * In: the address of the line. The path and query are taken exactly as requested.
 */
export async function readWebhook(request: IncomingMessage, publicUrl: string): Promise<WebhookRequest> {
  const target = request.url ?? '';
  const signature = request.headers['x-twilio-signature'];
  const about = { url: publicUrl + target, signature: typeof signature === 'string' ? signature : '' };
  if (request.method === 'GET' || request.method === 'HEAD') {
    const query = target.indexOf('?');
    const params = query < 0 ? {} : paramsOf(target.slice(query + 1));
    return { ...about, method: 'GET', params, rawBody: '' };
  }
  const rawBody = FORM.test(request.headers['content-type'] ?? '') ? await textOf(request) : '';
  return { ...about, method: 'POST', params: paramsOf(rawBody), rawBody };
}

function paramsOf(text: string): WebhookRequest['params'] {
  if (text === '') return {};
  let parameters = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) parameters += 1;
  if (parameters > MOST_PARAMETERS)
    throw new FormTooLarge(`The form has more than ${MOST_PARAMETERS} parameters.`);
  return parse(text, '&', '=', { maxKeys: 0 }) as Record<string, string | string[]>;
}

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_FORM_BYTES) {
        // What is left of it is let through unread, so that the answer arrives.
        chunks.length = 0;
        reject(new FormTooLarge(`The form is over ${MAX_FORM_BYTES} bytes.`));
      } else chunks.push(chunk);
    });
    request.on('end', () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()),
    );
  });
}
