import type { Server, ServerResponse } from 'node:http';

/** Until what was on its way when the server was stopped has become a request. */
const LOOK_EVERY_MS = 50;

/**
 * In: a server that listens. Out: what stops it: it takes no connection more, answers every request that has reached it,
 * and resolves when none is left. A connection that asks for nothing, or has only been opened, keeps nobody waiting.
 */
export function drainable(server: Server): () => Promise<void> {
  const underWay = new Set<ServerResponse>();
  let isDraining = false;
  server.prependListener('request', (_request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (isDraining) last(response);
  });
  return async () => {
    isDraining = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const response of underWay) last(response);
    // What is only now read from the network counts too: looked at twice, with time for it between.
    for (let quiet = 0; quiet < 2; quiet = underWay.size === 0 ? quiet + 1 : 0) {
      server.closeIdleConnections();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    server.closeAllConnections();
    await closed;
  };
}

/** Whoever sent it does not send another one the same way. */
function last(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
