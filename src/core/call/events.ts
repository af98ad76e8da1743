/** What a caller can do at a question. Hanging up ends the call outside of the machine, in whatever state it is. */
export type CallerEvent = { type: 'digits'; digits: string } | { type: 'noInput' };

/** What reaches the machine: the caller's doing, or the answer to a look-up that it asked for. */
export type CallEvent = CallerEvent | ({ type: 'lookedUp' } & LookUpAnswer);

/** The three ends of a look-up: `failed` is a fault of ours, `notFound` is an answer. */
export type LookUpAnswer = { outcome: 'found'; data: Json } | { outcome: 'notFound' } | { outcome: 'failed' };

/** A value that survives JSON. Everything in a session is made of these. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** How a call ended. `gave-up`: silence or wrong keys to the end. `ceiling`: the step ceiling. `failed`: our fault. */
export const DISPOSITIONS = ['completed', 'hung-up', 'gave-up', 'ceiling', 'failed'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];
