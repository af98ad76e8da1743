import { z } from 'zod';
import { CASE_KINDS, type CaseKind } from '../core/call/effects.ts';
import type { CaseState } from '../directory/cases.ts';
import type { CaseAction } from './states.ts';
import type { ReplyPrompt } from './ports.ts';

export type { CaseAction, CaseKind, CaseState, ReplyPrompt };

/*
 * What goes over the wire between the cases of the console and the line. Days and no hours are told, and nothing that
 * leads to the call: a complaint must never betray its author.
 */
export const CASE_STATES = ['new', 'open', 'answered', 'closed', 'rejected'] as const satisfies CaseState[];

const day = z.iso.date('give a day as 2026-11-21.');

const seen = z.coerce
  .number('give the revision that you have seen.')
  .int('give the revision that you have seen.')
  .min(0, 'give the revision that you have seen.');

const reason = z
  .string('write the reason in a few words.')
  .trim()
  .min(1, 'write the reason in a few words.')
  .max(500, 'use 500 characters or fewer.');

export const caseQuery = z.strictObject({
  state: z.enum(CASE_STATES, `choose one of ${CASE_STATES.join(', ')}.`).optional(),
  kind: z.enum(CASE_KINDS, `choose one of ${CASE_KINDS.join(', ')}.`).optional(),
  topic: z
    .string()
    .regex(/^[a-z-]{1,40}$/, 'give the name of a topic, such as road.')
    .optional(),
  place: z
    .string()
    .regex(/^(\d\d){1,3}$/, 'give the code of a province, district or commune.')
    .optional(),
  assigned: z.enum(['me', 'nobody'], 'choose me or nobody.').optional(),
  late: z.enum(['yes'], 'write yes, or leave it out.').optional(),
  after: z
    .string()
    .regex(/^\d{6}$/, 'give the number of the last case of the page before.')
    .optional(),
  limit: z.coerce
    .number('give a whole number.')
    .int('give a whole number.')
    .min(1, 'ask for 1 to 200 cases.')
    .max(200, 'ask for 1 to 200 cases.')
    .default(50),
});

export const seenQuery = z.strictObject({ seen });
export const replyPromptsQuery = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}$/, 'give the code of a language, such as km.'),
});
export const noteRequest = z.strictObject({
  seen,
  text: z
    .string('write the note.')
    .trim()
    .min(1, 'write the note.')
    .max(2000, 'use 2,000 characters or fewer.'),
});
export const assignRequest = z.strictObject({
  seen,
  to: z.string('give the id of a person, or null.').max(100, 'this is no id.').nullable(),
});
export const dueRequest = z.strictObject({ seen, on: day.nullable() });
export const seenRequest = z.strictObject({ seen });
export const reasonRequest = z.strictObject({ seen, reason });
export const promptReplyRequest = z.strictObject({
  seen,
  prompt: z.string('choose a prompt.').regex(/^[a-z0-9-]{1,100}$/, 'choose a prompt.'),
});

const SECOND = 'give seconds from the beginning, such as 2.5.';
const span = z
  .strictObject({
    from: z.number(SECOND).min(0, SECOND).max(600, SECOND),
    to: z.number(SECOND).min(0, SECOND).max(600, SECOND),
  })
  .refine(({ from, to }) => from < to, 'the end must be later than the beginning.');
export const redactRequest = z.strictObject({
  seen,
  cover: z.enum(['silence', 'beep'], 'choose silence or beep.'),
  spans: z.array(span).min(1, 'give at least one part.').max(50, 'give 50 parts or fewer.'),
});

export type RedactRequest = z.input<typeof redactRequest>;

/** `coming`: still to be fetched. `lost`: it never came, or was no sound. `deleted`: by staff, or by its age. */
export type CaseSound = 'coming' | 'ready' | 'lost' | 'deleted';

/** Names from the narrowest place to the province. */
export interface CasePlace {
  code: string;
  km: string[];
  en: string[];
}

export interface CaseSummary {
  number: string;
  kind: CaseKind;
  topic: string | null;
  place: CasePlace | null;
  language: string;
  /** Days, as `2026-11-21`. */
  openedOn: string;
  dueOn: string | null;
  late: boolean;
  state: CaseState;
  assignedTo: { id: string; name: string } | null;
  sound: CaseSound;
  seconds: number | null;
}

export interface CasesAnswer {
  cases: CaseSummary[];
  /** For `after` of the next page; null on the last one. */
  next: string | null;
  /** Of all cases that one may see, whatever is asked for here. */
  counts: { states: Record<CaseState, number>; late: number };
}

/** Something that was done with a case. */
export interface CaseEvent {
  on: string;
  by: string;
  /** As in the audit log, such as `case.closed`. */
  action: string;
  reason: string | null;
}

export interface CaseAnswer {
  case: CaseSummary & {
    /** Sent with every change as `seen`. */
    revision: number;
    can: CaseAction[];
    notes: { on: string; by: string; text: string }[];
    /** The newest first: that is what the caller hears. */
    replies: { id: number; on: string; by: string; seconds: number; prompt: string | null }[];
    history: CaseEvent[];
    assignable: { id: string; name: string }[];
  };
}

export interface ReplyPromptsAnswer {
  prompts: ReplyPrompt[];
}
