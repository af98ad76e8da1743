import { z } from 'zod';
import { DISPOSITIONS, type DialEnd, type Disposition, type Json } from '../../core/call/events.ts';
import type { FlowSource } from '../../core/flow/flow-source.ts';

/*
 * What goes over the wire about single calls. Moments are milliseconds since 1970 (UTC), days are days in Phnom Penh, as
 * `2026-11-21`. No caller is told of anywhere.
 */

/** What is told of every call, also of one about a spoken message. */
export interface CallHead {
  id: string;
  /** The day in Phnom Penh on which it began. */
  day: string;
  line: string;
  /** The language at its end. */
  language: string;
  flow: FlowVersionName;
  disposition: Disposition;
  /** About a spoken message: nothing else is told, so that no message leads to its author. */
  confidential: boolean;
}

export interface FlowVersionName {
  id: string;
  version: string;
}

/** GET /calls/:id */
export interface CallAnswer {
  call: CallHead;
  /** Null for a confidential call. */
  story: CallStory | null;
}

export interface CallStory {
  startedAt: number;
  /** Null: nobody told us when the caller hung up. */
  endedAt: number | null;
  /** As the carrier measured it; null when it did not say. */
  seconds: number | null;
  /** Whether the phone had called before; null where that was not kept. */
  returning: boolean | null;
  steps: CallStep[];
}

/** One visit to a node, in the order of the call. */
export interface CallStep {
  /** The whole path: flow, calling nodes, node. Empty for what happened before the first node. */
  path: string;
  /** The flow that the node stands in; null where this version has no such node. */
  flow: string | null;
  node: string;
  /** The kind of node; empty where it is not known. */
  type: string;
  at: number;
  happenings: Happening[];
}

/** Why words are not told: somebody's own voice is in them, or somebody's own number. */
export type Untold = 'voice' | 'number';

/** When a caller did something: seconds after the line began to speak, of how many that it speaks. */
export interface Timing {
  after: number;
  /** Null: nothing was said before. */
  ofSeconds: number | null;
}

/** Something in a step that is worth telling. */
export type Happening =
  | {
      type: 'said';
      /** What was said, in its language; empty where its language has no writing, and where it is not told. */
      text: string;
      prompts: string[];
      language: string;
      seconds: number;
      /** The hash of the clip, for /media/<hash>.wav; null where it is not told. */
      clip: string | null;
      untold: Untold | null;
    }
  | ({ type: 'pressed'; digits: string } & Timing)
  | ({ type: 'silence' } & Timing)
  | { type: 'wrongKey'; digits: string }
  | { type: 'spoke'; seconds: number | null }
  | {
      type: 'lookedUp';
      query: string;
      /** Null where it is nobody's business. */
      args: { [name: string]: Json } | null;
      outcome: 'found' | 'notFound' | 'failed';
    }
  | { type: 'exit'; exit: string }
  | { type: 'rated'; subject: string; subjectId: string; value: number }
  | { type: 'voted'; facility: string; item: string; value: number }
  | { type: 'judged'; promise: string; kept: string }
  | { type: 'remembered'; language: string | null; commune: string | null }
  | { type: 'forgotten' }
  | { type: 'textAsked'; kind: string }
  | { type: 'dialling' }
  | { type: 'dialled'; status: DialEnd }
  | { type: 'fault'; code: string }
  // Without a timing where the line ended the call, or nobody told us when the caller did.
  | { type: 'ended'; disposition: Disposition; assumed: boolean; timing: Timing | null };

/** GET /calls/live: the calls that are going on at this moment, the newest first. */
export interface LiveCallsAnswer {
  calls: LiveCall[];
  /** When this was so. */
  at: number;
  /** Whether there are more than are listed. */
  more: boolean;
}

export interface LiveCall {
  /** Tells calls apart for as long as they go on, and leads nowhere. */
  key: string;
  line: string;
  language: string;
  startedAt: number;
  /** From the phone in the browser. */
  simulated: boolean;
  place: LivePlace;
}

/** Where a call is: the flows on the way, the outermost first, and the node in the last one, where that may be told. */
export interface LivePlace {
  flows: { id: string; title: { [language: string]: string } }[];
  node: string | null;
  type: string | null;
}

/** GET /flow-versions/:flow/:version: a flow as callers heard it, and the flows that it runs. */
export type FlowVersionAnswer = FlowSource;

const day = z.iso.date('give a day as 2026-11-21.');

/** GET /calls. Everything that is given must hold. */
export const callsQuery = z
  .strictObject({
    /** Days in Phnom Penh; both count. */
    from: day.optional(),
    to: day.optional(),
    /** Hours of the day in Phnom Penh, such as `8-12`: from 8:00 to before 12:00. */
    hours: z
      .string()
      .regex(/^([01]?\d|2[0-3])-([1-9]|1\d|2[0-4])$/, 'give hours of the day as 8-12.')
      .refine((hours) => hoursOf(hours).from < hoursOf(hours).to, 'the first hour must be the earlier one.')
      .optional(),
    line: z.string().max(40, 'give the number of a line.').optional(),
    place: z
      .string()
      .regex(/^(\d\d){1,3}$/, 'give the code of a province, district or commune.')
      .optional(),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'give the code of a language, such as km.')
      .optional(),
    flow: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/, 'give the id of a flow.')
      .optional(),
    version: z.string().max(100, 'give the version of a flow.').optional(),
    topic: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/, 'give the name of a topic, such as budget-answer.')
      .optional(),
    disposition: z.enum(DISPOSITIONS, `choose one of ${DISPOSITIONS.join(', ')}.`).optional(),
    /** Calls whose lowest rating is this one. */
    rating: z.coerce
      .number('choose 1 to 5.')
      .int('choose 1 to 5.')
      .min(1, 'choose 1 to 5.')
      .max(5, 'choose 1 to 5.')
      .optional(),
    /** Calls that met a fault of ours. */
    faults: z.enum(['yes'], 'write yes, or leave it out.').optional(),
    /** `next` of the page before. */
    after: z
      .string()
      .regex(/^\d{1,15}_[\w.-]{0,100}$/, 'give what the page before said as next.')
      .optional(),
    limit: z.coerce
      .number('give a whole number.')
      .int('give a whole number.')
      .min(1, 'ask for 1 to 200 calls.')
      .max(200, 'ask for 1 to 200 calls.')
      .default(50),
  })
  .refine(({ flow, version }) => version === undefined || flow !== undefined, {
    path: ['version'],
    message: 'name the flow of the version too.',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'the last day must not be before the first.',
  });

export type CallsQuery = z.output<typeof callsQuery>;

/** In: hours of the query. */
export function hoursOf(hours: string): { from: number; to: number } {
  const [from = 0, to = 24] = hours.split('-').map(Number);
  return { from, to };
}

/** A call as it is listed. What is not told of a confidential call is null. */
export interface CallSummary extends CallHead {
  startedAt: number | null;
  /** The narrowest place that it was about; null where none was named. */
  place: string | null;
  topics: string[];
  /** The lowest rating that was given, 1 to 5. */
  rating: number | null;
  /** Faults of ours that it met. */
  faults: number;
  seconds: number | null;
}

/** GET /calls, the newest first; confidential calls stand last in their day. */
export interface CallsAnswer {
  calls: CallSummary[];
  /** For `after` of the next page; null on the last one. */
  next: string | null;
  /**
   * Only so many calls are looked through at a time: where the page is not full and `next` is not null, all calls since
   * this day have been, and `next` leads on.
   */
  searchedTo: string | null;
  /** On the first page: how many there are. Not `all`: there are more than that. */
  count: { calls: number; all: boolean } | null;
}
