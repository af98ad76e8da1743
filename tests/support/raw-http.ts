import {
  Agent,
  createServer,
  request,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it goes over the wire: nothing in its path is tidied up. */
export interface RawRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface RawClient {
  port: number;
  send(asked: RawRequest): Promise<RawAnswer>;
  close(): Promise<void>;
}

/** More than any answer that a test looks into. */
const MOST_READ = 256 * 1024;

/** A door that says nothing for so long says nothing at all. */
const SILENCE_MS = 30_000;

/** A server of its own for an app, and a client that keeps its connections. */
export async function serve(app: RequestListener, server: Server = createServer(app)): Promise<RawClient> {
  // On a machine with other things to do, a connection must not be closed while it is taken up again.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  return {
    port,
    send: (asked) => send(agent, port, asked),
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Of a large answer only the beginning is read, and the connection given up. Rejects where none comes. */
function send(agent: Agent, port: number, { method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  // Node gives a DELETE with a body no length by itself, and the body would be read as the next request.
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const sent = { host: '127.0.0.1', port, agent, method, path, headers: { ...length, ...headers } };
  return new Promise((resolve, reject) => {
    const asked = request(sent, (response) => {
      const pieces: Buffer[] = [];
      let read = 0;
      const done = (): void => {
        const text = Buffer.concat(pieces).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      };
      response.on('data', (piece: Buffer) => {
        pieces.push(piece);
        read += piece.length;
        if (read <= MOST_READ) return;
        done();
        response.destroy();
      });
      response.once('end', done).once('error', reject);
    });
    asked.setTimeout(SILENCE_MS, () => asked.destroy(new Error(`no answer in ${SILENCE_MS} ms`)));
    asked
      .once('error', (error) => {
        reject(new Error(`${method} ${path}: ${error.message}`, { cause: error }));
      })
      .end(body);
  });
}
