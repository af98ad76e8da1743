import type { Session } from '../core/call/advance.ts';
import { drawNumber } from '../core/call/drawn-number.ts';
import type { Disposition } from '../core/call/events.ts';
import { noDeeds } from './deeds.ts';
import type { CallStore, CaseNumbers, RecordingSource } from './ports.ts';
import type { UnfinishedMessages } from './recording-ports.ts';
import { settled, takeOver, type RecordingPorts } from './recordings.ts';

export interface EndPorts extends RecordingPorts {
  store: CallStore;
  cases: CaseNumbers;
  unfinished: UnfinishedMessages;
}

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
export function endCall(ports: EndPorts, request: EndRequest): void {
  ports.store.transaction(() => {
    const call = ports.store.find(request.provider, request.providerCallId);
    if (!call) return;
    endOpenCall(ports, call, { seconds: request.seconds, assumed: false });
  });
}

/** Ends a call in whatever state it is, and settles what its caller was about to leave. */
export function endOpenCall(
  ports: EndPorts,
  call: { id: string; session: Session | null },
  end: { seconds: number | null; assumed: boolean },
): void {
  const at = ports.clock.now();
  const context = call.session?.context;
  const disposition: Disposition = context?.awaits === 'dial' ? 'transferred' : 'hung-up';
  const data = { disposition, ...(end.assumed ? { assumed: true } : {}) };
  ports.store.end(call.id, {
    at,
    disposition,
    seconds: end.seconds,
    events: [{ type: 'ended', node: context?.node ?? '', data }],
  });
  // Gone with the call's end: a second word of it finds nothing left to settle.
  if (!context?.unsent) return;
  if (context.awaits === 'recording' && context.unsent.ifHungUp === 'keep') {
    ports.unfinished.keep(call.id, context.unsent, at);
    return;
  }
  const deeds = settled(context.unsent, () => drawNumber(ports.ids.caseStem, ports.cases.isTaken));
  ports.store.saveDeeds(call.id, at, { ...noDeeds(), ...deeds });
}

/**
 * A recording of a call that is over: its caller hung up instead of ending the message. It becomes a case where the
 * message was to be kept, and is deleted at the provider otherwise. While the call goes on its turn brings the
 * recording, and nothing is done here; nor for one that is known.
 */
export function recordedAfterEnd(
  ports: EndPorts,
  { provider, providerCallId, source }: Omit<EndRequest, 'seconds'> & { source: RecordingSource },
): void {
  ports.store.transaction(() => {
    const call = ports.store.find(provider, providerCallId);
    if (!call || call.endedAt === null) return;
    if (ports.recordings.idOf(provider, source.url) !== undefined) return;
    const message = ports.unfinished.take(call.id);
    const taken = takeOver(ports, call, source, message ? 'message' : null);
    if (!message || !taken) return;
    const deeds = settled({ ...message, recording: taken.id }, () =>
      drawNumber(ports.ids.caseStem, ports.cases.isTaken),
    );
    ports.store.saveDeeds(call.id, ports.clock.now(), { ...noDeeds(), ...deeds });
  });
}
