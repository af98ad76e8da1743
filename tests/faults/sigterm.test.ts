import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, expect, it, vi } from 'vitest';
import { webhookBytes } from '../bench/load/webhook.ts';
import { freePort, TOKEN } from '../bench/servers.ts';
import { filledDataFolder } from '../support/data-folder.ts';
import { LineProcess } from './crash/line-process.ts';

const VOICE = '/telephony/twilio/voice';
const CALL = { sid: `CA${'1'.repeat(32)}`, from: '+85512345678' };

// Whole processes start here, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 600_000 });

let line: LineProcess;
afterEach(() => line.kill());

async function startedLine(): Promise<void> {
  line = new LineProcess(await freePort(), await filledDataFolder(), { TWILIO_AUTH_TOKEN: TOKEN });
  await line.start();
}

async function connected(): Promise<Socket> {
  const socket = connect(line.port, '127.0.0.1').setEncoding('latin1');
  await once(socket, 'connect');
  return socket;
}

/** Until the line takes nobody more. */
async function refused(): Promise<void> {
  for (;;) {
    try {
      (await connected()).destroy();
    } catch (error) {
      // Who waits at the door at the moment in which it is shut is sent away, too.
      expect(['ECONNREFUSED', 'ECONNRESET']).toContain((error as NodeJS.ErrnoException).code);
      return;
    }
  }
}

/** All that comes until the other side closes the connection. */
async function whole(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk: string) => (text += chunk));
  await once(socket, 'close');
  return text;
}

const webhook = (): string =>
  webhookBytes({ port: line.port, token: TOKEN }, VOICE, CALL, { CallStatus: 'ringing' });

it('answers on SIGTERM whoever has begun to ask, and ends with 0 though connections stay open', async () => {
  await startedLine();
  const [unused, kept, asking] = [await connected(), await connected(), await connected()];
  const answers = whole(asking);
  kept.write('GET /healthz HTTP/1.1\r\nHost: line\r\n\r\n');
  await once(kept, 'data');
  const bytes = webhook();
  // The line has the head of it, and waits for the rest.
  asking.write(bytes.slice(0, -40));
  await fetch(`http://127.0.0.1:${line.port}/healthz`);
  const ended = line.terminate();
  await refused();
  asking.write(bytes.slice(-40));
  const answer = await answers;
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('<Gather');
  expect(await ended).toBe(0);
  for (const socket of [unused, kept]) socket.destroy();
});

it('ends with 0 from the moment on in which it answers', async () => {
  await startedLine();
  expect(await line.terminate()).toBe(0);
});
