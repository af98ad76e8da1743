import type { Awaited } from '../core/call/context.ts';
import type { IncomingEvent } from './ports.ts';

/** What it comes to when a carrier follows another way than the one that it was shown. */
const OTHERWISE: Record<Awaited, IncomingEvent> = {
  keys: { type: 'noInput' },
  recording: { type: 'recorded', source: null },
  dial: { type: 'dialled', status: 'failed', seconds: null },
  wait: { type: 'wentOn' },
};

const EXPECTED: Record<Awaited, readonly IncomingEvent['type'][]> = {
  keys: ['digits', 'noInput'],
  recording: ['recorded'],
  dial: ['dialled'],
  wait: ['wentOn'],
};

/**
 * The event as the call awaits it. A carrier's odd webhook (keys where a recording was asked for, a recording where
 * keys were) is never a fault: it counts as the caller's silence, as a transfer that failed, or as having waited.
 */
export const asAwaited = (event: IncomingEvent, awaits: Awaited): IncomingEvent =>
  EXPECTED[awaits].includes(event.type) ? event : OTHERWISE[awaits];
