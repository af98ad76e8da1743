import { createServer } from 'node:http';
import { createServer as createSocketServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { calls } from '../../db/schema.ts';
import { readiness } from '../../src/health/readiness.ts';
import { tellPeople } from '../../src/health/tell.ts';
import { createApp } from '../../src/http/app.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

const WELL = {
  now: () => 0,
  write: () => undefined,
  disk: () => ({ freeBytes: 1e9, totalBytes: 1e10 }),
  say: () => Promise.resolve(),
  damage: () => null,
  failed: () => undefined,
};
const fail = (): never => {
  throw new Error('No.');
};

describe('readiness', () => {
  it.each([
    [{}, null],
    [{ write: fail }, 'The database cannot be written.'],
    [{ disk: () => ({ freeBytes: 1e6, totalBytes: 1e10 }) }, 'The disk is almost full.'],
    [{ say: () => Promise.reject(new Error('No.')) }, 'There is no clip to say.'],
    [{ damage: () => 'page 7' }, 'The database is damaged: page 7'],
  ])('of %j is %j', async (change, why) => {
    expect(await readiness({ ...WELL, ...change })()).toBe(why);
  });

  it('is looked at anew after some seconds, and no more often', async () => {
    let now = 0;
    let writes = 0;
    const ready = readiness({ ...WELL, now: () => now, write: () => void (writes += 1) });
    for (const at of [0, 4_999, 5_000, 5_001]) {
      now = at;
      await ready();
    }
    expect(writes).toBe(2);
  });
});

it('the line tells how it is: calls under way and ended, work that waits, the disk, the backup', async () => {
  const context = await testLine();
  const call = new Conversation(context);
  await call.dial();
  const app = createApp(context);
  await request(app).get('/readyz').expect(200, { ok: true });
  const { text } = await request(app).get('/metrics').expect(200);
  expect(text).toContain('sdap_ready 1\n');
  expect(text).toContain('sdap_calls_under_way 1\n');
  expect(text).toContain('sdap_calls_recent{disposition="under-way"} 1\n');
  expect(text).toContain('sdap_last_backup_timestamp_seconds 0\n');
  expect(text).toMatch(/sdap_disk_free_bytes \d+/);
  await call.hangUp();
  const later = await request(app).get('/metrics');
  expect(later.text).toContain('sdap_calls_recent{disposition="hung-up"} 1\n');
  expect(later.text).not.toContain('disposition="under-way"');
  context.close();
});

it('knows how many calls are usual in this hour of the week, and leaves out what staff tried', async () => {
  const context = await testLine();
  const begin = (id: string, startedAt: number, provider = 'twilio'): void => {
    const call = {
      id,
      provider,
      providerCallId: id,
      line: '1294',
      flowId: 'f',
      flowVersion: 'v',
      language: 'km',
    };
    context.database.db
      .insert(calls)
      .values({ ...call, startedAt })
      .run();
  };
  [1, 59, 61].forEach((minutes) => begin(`week-${minutes}`, NOW - WEEK_MS - minutes * MINUTE_MS));
  begin('two-weeks', NOW - 2 * WEEK_MS);
  begin('now', NOW - MINUTE_MS);
  begin('tried', NOW - MINUTE_MS, 'simulator');
  const { lastHour, usual } = await context.health.vitals();
  expect({ lastHour, usual }).toEqual({ lastHour: 1, usual: [2, 1, 0, 0] });
  context.close();
});

it('tells a webhook what begins and ends, with the address of the line, and says when nobody could be told', async () => {
  const got: unknown[] = [];
  let status = 200;
  const server = createServer((asked, answer) => {
    let body = '';
    asked.on('data', (bytes: Buffer) => (body += bytes.toString()));
    asked.on('end', () => {
      got.push(JSON.parse(body));
      answer.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const to = {
    ...{ webhook: `http://127.0.0.1:${port}/alerts`, email: '', smtp: '' },
    publicUrl: 'https://line.example.org',
  };
  const news = { alert: 'disk-low', state: 'begins', text: 'The disk has 90 MB left.', at: NOW } as const;
  await tellPeople(to, [news]);
  expect(got).toEqual([{ ...news, line: 'https://line.example.org', at: '2026-11-21T03:00:00.000Z' }]);
  status = 500;
  await expect(tellPeople(to, [news])).rejects.toThrow('ALERT_WEBHOOK answered 500.');
  server.close();
});

/** The least that a mail server says. Out: what it was told. */
function mailServer() {
  const lines: string[] = [];
  const server = createSocketServer((socket: Socket) => {
    let isBody = false;
    socket.write('220 mail\r\n');
    socket.on('data', (bytes: Buffer) => {
      for (const line of bytes.toString().split('\r\n').filter(Boolean)) {
        lines.push(line);
        if (isBody && line !== '.') continue;
        isBody = line === 'DATA';
        socket.write(isBody ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  }).listen(0, '127.0.0.1');
  return { lines, server };
}

it('sends an e-mail where that is wanted', async () => {
  const { lines, server } = mailServer();
  await once(server, 'listening');
  const smtp = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const news = {
    alert: 'no-calls',
    state: 'begins',
    text: 'No call came in the last hour.',
    at: NOW,
  } as const;
  const to = { webhook: '', email: 'line@example.org', smtp, publicUrl: 'https://line.example.org' };
  await tellPeople(to, [news]);
  server.close();
  expect(lines).toContain('RCPT TO:<line@example.org>');
  expect(lines).toContain('Subject: Sdap: no-calls begins');
  expect(lines).toContain('2026-11-21T03:00:00.000Z No call came in the last hour.');
});
