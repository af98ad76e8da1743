/** What a caller can do at a question. Hanging up ends the call outside of the machine, in whatever state it is. */
export type CallerEvent = { type: 'digits'; digits: string } | { type: 'noInput' };

/** How a transfer ended. `answered`: the two spoke, and the other has hung up. */
export const DIAL_ENDS = ['answered', 'busy', 'noAnswer', 'failed'] as const;
export type DialEnd = (typeof DIAL_ENDS)[number];

/** What the carrier did at our word: took the caller's voice, put them through, or came back after playing. */
export type HostEvent =
  // Null: nothing was said, or too little to be anything.
  | { type: 'recorded'; recording: { id: string; seconds: number } | null }
  | { type: 'dialled'; status: DialEnd }
  | { type: 'wentOn' };

/** What begins a turn. */
export type TurnEvent = CallerEvent | HostEvent;

/** What reaches the machine: what begins a turn, or the answer to a look-up that it asked for. */
export type CallEvent = TurnEvent | ({ type: 'lookedUp' } & LookUpAnswer);

/** The three ends of a look-up: `failed` is a fault of ours, `notFound` is an answer. */
export type LookUpAnswer = { outcome: 'found'; data: Json } | { outcome: 'notFound' } | { outcome: 'failed' };

/** A value that survives JSON. Everything in a session is made of these. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * How a call ended. `gave-up`: silence or wrong keys to the end. `transferred`: with the caller put through to a person.
 * `ceiling`: the step ceiling. `failed`: our fault. `turned-away`: more calls than the line carries, or than one caller may
 * have; such a call heard nothing but that the line is busy.
 */
export const DISPOSITIONS = [
  'completed',
  'hung-up',
  'gave-up',
  'transferred',
  'ceiling',
  'failed',
  'turned-away',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];
