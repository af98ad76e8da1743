import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { depthOf } from '../../src/http/json-body.ts';
import { serverOf } from '../../src/http/server.ts';
import { PERMISSIONS } from '../../src/staff/roles.ts';
import { makeKey } from '../../src/staff/api-keys.ts';
import { testLine } from '../support/line.ts';
import { serve, type RawClient } from '../support/raw-http.ts';

const SHORT_MS = 150;

let context: Context;
let client: RawClient;
let staff: Record<string, string>;

/** A real server that loses its patience at once. */
beforeAll(async () => {
  context = await testLine();
  const limits = { headersMs: SHORT_MS, requestMs: 10_000, lookMs: 30 };
  const app = createApp(context, SHORT_MS);
  client = await serve(app, serverOf(app, limits));
  const maker = {
    kind: 'person',
    id: 'test',
    name: 'test',
    role: null,
    permissions: [],
    districts: null,
  } as const;
  const { secret } = makeKey(context.staff, maker, {
    name: 'giants',
    permissions: [...PERMISSIONS],
    districts: null,
  });
  staff = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' };
});

afterAll(async () => {
  await client.close();
  context.close();
});

/** What the server says on a connection on which no more comes than this, until it ends it. */
const untilClosed = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(client.port, '127.0.0.1', () => socket.write(text));
    socket
      .on('data', (piece) => (said += piece.toString('latin1')))
      .on('error', reject)
      .on('close', () => {
        resolve(said);
      });
  });

describe('who sends slowly', () => {
  it.each([
    ['a line without its end', 'GET /healthz HTT'],
    ['headers without end', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: b\r\n'],
    [
      'a webhook whose body does not come',
      'POST /telephony/twilio/voice HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\nCallSid=CA1',
    ],
    [
      'a sign-in whose body does not come',
      `POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: a\r\nOrigin: https://line.example.org\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"user`,
    ],
    [
      'a body in pieces that never end',
      'POST /phone/sign HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n',
    ],
  ])('is cut off: %s', async (_what, text) => {
    expect(await untilClosed(text)).not.toContain(' 200 ');
    // And nobody else noticed.
    expect((await client.send({ method: 'GET', path: '/healthz' })).status).toBe(200);
  });
});

describe('what is too large is refused', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

  it.each([
    ['headers of 64 kB', { method: 'GET', path: '/healthz', headers: { 'X-A': 'a'.repeat(64_000) } }, 431],
    ['a path of 64 kB', { method: 'GET', path: `/${'a'.repeat(64_000)}` }, 431],
    [
      'a sign-in of 1 MB',
      {
        method: 'POST',
        path: '/api/v1/auth/sign-in',
        headers: { 'Content-Type': 'application/json', Origin: 'https://line.example.org' },
        body: `{"username":"${'a'.repeat(1_000_000)}"}`,
      },
      413,
    ],
    // A caller may be on the line: the answer is a document.
    [
      'a webhook of 1 MB',
      { method: 'POST', path: '/telephony/twilio/voice', headers: form, body: 'a'.repeat(1_000_000) },
      200,
    ],
    [
      'a webhook of 5,000 parameters',
      { method: 'POST', path: '/telephony/twilio/voice', headers: form, body: 'a&'.repeat(5_000) },
      200,
    ],
  ])('%s', async (_what, asked, status) => {
    const answer = await client.send(asked).catch((error: unknown) => {
      // The server may have answered and gone before all of it was sent.
      if (/EPIPE|ECONNRESET|hang up/.test(String(error))) return { status, text: '', headers: {} };
      throw error;
    });
    expect(answer.status).toBe(status);
    expect(context.store.find('twilio', 'CA1')).toBeUndefined();
  });

  const nested = (open: string, close: string, depth: number): string =>
    open.repeat(depth) + close.repeat(depth);
  const flow = (more: string): string =>
    `{"flow":{"specVersion":1,"id":"a","title":{},"languages":[],"start":"a","nodes":{"a":{"type":"play","x":${more}}}}}`;

  it.each([
    ['POST', '/api/v1/flows/a/check', flow(nested('[', ']', 1_000_000))],
    ['POST', '/api/v1/flows/a/check', flow(nested('{"a":', '}', 300_000).replace('{"a":}', '{"a":1}'))],
    ['POST', '/api/v1/flows', nested('[', ']', 2_000)],
    ['PUT', '/api/v1/requests', `{"requests":${nested('[', ']', 100_000)}}`],
  ])('JSON that is nested without end: %s %s', async (method, path, body) => {
    const answer = await client.send({ method, path, headers: staff, body });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'bad-input' });
  });

  it('counts brackets in texts as text', () => {
    expect(depthOf(Buffer.from('{"a":["[[[[\\"[[[",{"b":1}],"c":[]}'))).toBe(3);
    expect(depthOf(Buffer.from('"'))).toBe(0);
  });

  const billions = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(9)}]`).join('\n')}\n`;
  it.each([
    ['aliases of aliases', billions],
    ['lists in lists', `a: ${nested('[', ']', 20_000)}`],
    ['a thing in itself', 'a: &a [*a]'],
    ['merged into itself', 'a: &a\n  <<: *a'],
    ['a tag of code', 'a: !!js/function "function () {}"'],
  ])('YAML with %s', async (_what, body) => {
    const headers = { ...staff, 'Content-Type': 'text/yaml' };
    const answer = await client.send({
      method: 'PUT',
      path: '/api/v1/flows/give-rating/file',
      headers,
      body,
    });
    expect(answer.status).toBe(400);
  });
});
