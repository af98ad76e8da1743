import type { Circumstances } from '../../src/calls/ports.ts';

/** A look-up on 21 November 2026, 10:00 in Phnom Penh, by somebody whose number is withheld. */
export const CIRCUMSTANCES: Circumstances = {
  now: Date.UTC(2026, 10, 21, 3),
  caller: null,
  callId: 'call-1',
};
