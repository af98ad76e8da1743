import type { CallContext } from '../core/call/context.ts';
import type { TurnEvent } from '../core/call/events.ts';
import { loggedDigits } from '../core/call/hidden-digits.ts';
import { purposeOf } from '../core/call/unsent.ts';
import { asAwaited } from './as-awaited.ts';
import type { CallEventRecord, IncomingEvent, LegEnd, OpenCall } from './ports.ts';
import { takeOver, type RecordingPorts } from './recordings.ts';

/** What the webhook itself brought, before anything came of it. */
export interface Brought {
  facts: CallEventRecord[];
  legEnd: LegEnd | null;
}

/**
 * No more digits than were asked for: a doubled key is one key, and a caller who types a phone number into a shorter
 * entry has not given it to the log.
 */
export const asAsked = (event: TurnEvent, expected: number): TurnEvent =>
  event.type === 'digits' ? { ...event, digits: event.digits.slice(0, expected) } : event;

/** What the machine gets. A recording is taken over first, wanted or not: nothing may stay behind at the provider. */
export function turnEvent(
  ports: RecordingPorts,
  call: OpenCall,
  incoming: IncomingEvent,
  { awaits = 'keys', unsent }: CallContext,
): TurnEvent {
  const source = incoming.type === 'recorded' ? incoming.source : null;
  const recording =
    source && takeOver(ports, call, source, awaits === 'recording' ? purposeOf(unsent) : null);
  // Told before by news of its own, it waited for this turn.
  if (recording) ports.unfinished.take(call.id);
  const event = asAwaited(incoming, awaits);
  if (event.type === 'dialled') return { type: 'dialled', status: event.status };
  return event.type === 'recorded' ? { type: 'recorded', recording } : event;
}

/** How the transfer ended that the call waited for; null where it waited for something else. */
export function legEndOf(incoming: IncomingEvent, { awaits = 'keys' }: CallContext): LegEnd | null {
  const event = asAwaited(incoming, awaits);
  return event.type === 'dialled' ? { end: event.status, seconds: event.seconds } : null;
}

/** Silence is recorded by the node that heard it, together with what it did about it. */
export function factsOf(
  event: IncomingEvent | TurnEvent,
  { node, secret }: Pick<CallContext, 'node' | 'secret'>,
): CallEventRecord[] {
  switch (event.type) {
    case 'digits':
      return [{ type: 'pressed', node, data: { digits: loggedDigits(event.digits, secret) } }];
    case 'dialled':
      return [{ type: 'dialled', node, data: { status: event.status } }];
    case 'recorded':
      return [{ type: 'recorded', node, data: 'recording' in event ? { recording: event.recording } : {} }];
    case 'noInput':
    case 'wentOn':
      return [];
  }
}
