import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { drainable } from '../../src/http/drain.ts';
import { Connection } from '../bench/load/connection.ts';

/** A server whose answers leave when the test says so. */
async function heldServer() {
  const held: ServerResponse[] = [];
  const server = createServer((_request, response) => held.push(response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const arrived = async (count: number): Promise<void> => {
    while (held.length < count) await once(server, 'request');
  };
  const answer = (): void => {
    for (const response of held.splice(0)) response.writeHead(200, { 'Content-Length': 2 }).end('ok');
  };
  return { server, port, drain: drainable(server), arrived, answer };
}

const REQUEST = 'POST / HTTP/1.1\r\nHost: line\r\nContent-Length: 0\r\n\r\n';

it('answers what has come in, takes nothing more, and waits for no connection that asks for nothing', async () => {
  const { server, port, drain, arrived, answer } = await heldServer();
  const unused = connect(port, '127.0.0.1');
  await once(unused, 'connect');
  const closed = once(unused, 'close');
  const asking = await Promise.all([Connection.open(port), Connection.open(port)]);
  const answers = asking.map((connection) => connection.send(REQUEST));
  await arrived(2);
  let isDrained = false;
  const drained = drain().then(() => (isDrained = true));
  await expect(Connection.open(port)).rejects.toThrow(/ECONNREFUSED/);
  expect(isDrained).toBe(false);
  answer();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
  await drained;
  expect(server.listening).toBe(false);
  await closed;
});

it('answers a request that was on its way when it was stopped', async () => {
  const { port, drain, arrived, answer } = await heldServer();
  const connection = await Connection.open(port);
  const answering = connection.send(REQUEST);
  const drained = drain();
  await arrived(1);
  answer();
  expect((await answering).status).toBe(200);
  await drained;
});
