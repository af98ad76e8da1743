import { createServer, type RequestListener, type Server } from 'node:http';

/** How long and how large a request may be, whatever door it is for. Milliseconds and bytes. */
export interface ServerLimits {
  /** Until the last header has come. */
  headersMs: number;
  /** Until the last byte of the body has come: 20 MB over the slowest line of an office, and no longer. */
  requestMs: number;
  /** For the next request on a connection; longer than the pause of a proxy in front. */
  idleMs: number;
  headerBytes: number;
  headers: number;
  /** Open at a time; more are closed at once. Each takes some kilobytes of memory. */
  connections: number;
  /** How often connections are looked at. */
  lookMs: number;
}

const LIMITS: ServerLimits = {
  headersMs: 10_000,
  requestMs: 15 * 60_000,
  idleMs: 30_000,
  headerBytes: 16 * 1024,
  headers: 100,
  connections: 10_000,
  lookMs: 5_000,
};

/** A server that waits for nobody without end. In: who answers, and other limits, for tests. */
export function serverOf(answer: RequestListener, changed: Partial<ServerLimits> = {}): Server {
  const limits = { ...LIMITS, ...changed };
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      maxHeaderSize: limits.headerBytes,
      connectionsCheckingInterval: limits.lookMs,
    },
    answer,
  );
  server.maxHeadersCount = limits.headers;
  server.maxConnections = limits.connections;
  return server;
}
