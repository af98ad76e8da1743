import type { CallStore, Clock } from './ports.ts';

export interface EndRequest {
  provider: string;
  providerCallId: string;
  /** Seconds that the call lasted, as the provider measured them; null when it did not say. */
  seconds: number | null;
}

/**
 * The provider's word that a call is over. It may come late, twice, or for a call that we ended ourselves: then only
 * the length is kept. A call that nobody here knows is left alone.
 */
export function endCall(ports: { store: CallStore; clock: Clock }, request: EndRequest): void {
  ports.store.transaction(() => {
    const call = ports.store.find(request.provider, request.providerCallId);
    if (!call) return;
    const node = call.session?.context.node ?? '';
    ports.store.end(call.id, {
      at: ports.clock.now(),
      disposition: 'hung-up',
      seconds: request.seconds,
      events: [{ type: 'ended', node, data: { disposition: 'hung-up' } }],
    });
  });
}
