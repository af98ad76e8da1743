import { createHmac } from 'node:crypto';

/** Whom the webhooks are sent to, as whom. */
export interface Door {
  port: number;
  /** The account's token, which signs them. */
  token: string;
}

/** The account that every webhook names. */
export const ACCOUNT = 'AC0123456789abcdef0123456789abcdef';

/** What stands in every webhook of one call; sorted by name, as they are signed. */
export interface CallFields {
  sid: string;
  from: string;
}

/**
 * One webhook of Twilio as the bytes of an HTTP request over a connection that stays open. Written out by hand, since what
 * sends the load should cost as little as it can. In: the path; the parameters that are this webhook's own.
 */
export function webhookBytes(
  { port, token }: Door,
  path: string,
  { sid, from }: CallFields,
  own: { [name: string]: string },
): string {
  const params: [string, string][] = [
    ['AccountSid', ACCOUNT],
    ['ApiVersion', '2010-04-01'],
    ['CallSid', sid],
    ['Called', '1294'],
    ['Caller', from],
    ['Direction', 'inbound'],
    ['From', from],
    ['To', '1294'],
    ...Object.entries(own),
  ];
  // By UTF-16 units, as every signer sorts.
  params.sort(([a], [b]) => (a < b ? -1 : 1));
  const host = `127.0.0.1:${port}`;
  const signed = `http://${host}${path}${params.map(([name, value]) => name + value).join('')}`;
  const signature = createHmac('sha1', token).update(signed).digest('base64');
  const body = params.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: TwilioProxy/1.1',
    'Accept: */*',
    'Content-Type: application/x-www-form-urlencoded; charset=UTF-8',
    `X-Twilio-Signature: ${signature}`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}
