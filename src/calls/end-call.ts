import type { Session } from '../core/call/advance.ts';
import { drawNumber } from '../core/call/drawn-number.ts';
import type { Disposition } from '../core/call/events.ts';
import type { Unsent, UnsentMessage } from '../core/call/unsent.ts';
import { noDeeds } from './deeds.ts';
import type { CallStore, CaseNumbers, RecordingSource } from './ports.ts';
import { settled, takeOver, type RecordingPorts } from './recordings.ts';

export interface EndPorts extends RecordingPorts {
  store: CallStore;
  cases: CaseNumbers;
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
  // Once only: what a second word of the end finds there has waited for its sound since the first.
  const toldBefore = call.session ? ports.unfinished.take(call.id) : undefined;
  if (toldBefore) settle(ports, call.id, toldBefore);
  // Gone with the call's end: a second word of it finds nothing left to settle.
  else if (!context?.unsent) return;
  else if (context.awaits === 'recording' && context.unsent.ifHungUp === 'keep')
    ports.unfinished.keep(call.id, context.unsent, at);
  else settle(ports, call.id, context.unsent);
}

function settle(ports: EndPorts, callId: string, unsent: Unsent): void {
  const deeds = settled(unsent, () => drawNumber(ports.ids.caseStem, ports.cases.isTaken));
  ports.store.saveDeeds(callId, ports.clock.now(), { ...noDeeds(), ...deeds });
}

/**
 * News of a recording. Of a call that is over, its caller hung up instead of ending the message: it becomes a case where
 * the message was to be kept, and is deleted at the provider otherwise. While the call goes on a turn may still bring it,
 * or the word that the call is over, which came later: it is taken over, and waits for either. One that is known changes
 * nothing.
 */
export function toldOfRecording(
  ports: EndPorts,
  { provider, providerCallId, source }: Omit<EndRequest, 'seconds'> & { source: RecordingSource },
): void {
  ports.store.transaction(() => {
    const call = ports.store.find(provider, providerCallId);
    if (!call || ports.recordings.idOf(provider, source.url) !== undefined) return;
    const message = call.endedAt === null ? messageAwaited(call.session) : ports.unfinished.take(call.id);
    if (call.endedAt === null && !message) return;
    const taken = takeOver(ports, call, source, message ? 'message' : null);
    if (!message || !taken) return;
    const told = { ...message, recording: taken.id };
    if (call.endedAt === null) ports.unfinished.keep(call.id, told, ports.clock.now());
    else settle(ports, call.id, told);
  });
}

/** The message that the call waits for; a speaker's take is nobody's before they have heard it. */
function messageAwaited(session: Session | null): UnsentMessage | undefined {
  const { awaits, unsent } = session?.context ?? {};
  return awaits === 'recording' && unsent && !('purpose' in unsent) ? unsent : undefined;
}
