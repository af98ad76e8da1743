import { z } from 'zod';
import type { RecordingImport } from './bulk/ports.ts';
import type { IntakeErrorCode } from './intake/intake-error.ts';
import type { NameRefusal } from './intake/name-files.ts';
import type { CountedSpeakerCode, TakeWithCode } from './by-phone/ports.ts';
import type { Clip, ClipState, Language, PromptState } from './library/contents.ts';
import type { LibraryErrorCode } from './library/library-error.ts';
import { languageCodeSchema, promptIdSchema } from './library/manifest.ts';

/*
 * What goes over the wire about prompts, between the staff console and the line. Requests are schemas, whose messages
 * say what to do; answers are types.
 */

export type { Language, RecordingImport };

/** Why a prompt or a recording is refused; the console has words for each. */
export type PromptErrorCode = IntakeErrorCode | LibraryErrorCode | NameRefusal;

export interface LanguagesAnswer {
  languages: (Language & { counts: Record<PromptState, number> })[];
}

export const newLanguageRequest = z.strictObject({
  code: languageCodeSchema,
  nameKm: z.string('write the name in Khmer.').trim().min(1, 'write the name in Khmer.').max(80),
  nameEn: z.string('write the name in English.').trim().min(1, 'write the name in English.').max(80),
  oral: z.boolean('say whether the language is only spoken.'),
});

/**
 * What a list may be narrowed to: the states, `outdated` (callers hear an older text), `waiting` (a recording waits to be
 * approved) and `to-record` (nothing good is there, and nothing waits).
 */
export const PROMPT_FILTERS = [
  'to-record',
  'missing',
  'draft',
  'recorded',
  'waiting',
  'approved',
  'outdated',
] as const;
export type PromptFilter = (typeof PROMPT_FILTERS)[number];

export const promptListQuery = z.strictObject({
  language: languageCodeSchema,
  state: z.enum(PROMPT_FILTERS).optional(),
  topic: z.string().max(80).optional(),
  /** The id of a flow, or `every-flow`: keys, failures, numbers and dates. */
  flow: z.string().max(80).optional(),
  search: z.string().max(100).optional(),
  after: promptIdSchema.optional(),
});

/** One prompt in one language. */
export interface PromptRow {
  id: string;
  text: string | null;
  /** What a speaker reads: the text, or in an oral language the Khmer one; null where there is none. */
  toSay: string | null;
  note: string;
  state: PromptState;
  /** True when callers hear a clip of an older text. */
  outdated: boolean;
  heard: ClipAnswer | null;
  /** The newest recording since the last approval, for somebody to listen to. */
  waiting: ClipAnswer | null;
}

export interface PromptListAnswer {
  prompts: PromptRow[];
  /** The id to ask on from; null at the end. */
  next: string | null;
  /** How many there are of each kind with this topic, flow and search, whatever the state asked for. */
  counts: Record<PromptFilter | 'all', number>;
}

/** What a list of prompts may be narrowed to. */
export interface PromptGroupsAnswer {
  topics: string[];
  flows: FlowName[];
}

export interface FlowName {
  id: string;
  title: Record<string, string>;
}

export interface ClipAnswer extends Clip {
  state: ClipState;
  /** Callers hear this one. */
  heard: boolean;
}

export interface PromptAnswer {
  id: string;
  note: string;
  texts: Record<string, string>;
  /** The flows whose nodes or facts say it. */
  saidIn: FlowName[];
  /** True for keys, failures, numbers and dates, which every flow may say. */
  saidEverywhere: boolean;
  /** Every clip there ever was, the newest first. */
  clips: ClipAnswer[];
}

export const textRequest = z.strictObject({
  text: z
    .string('write the text.')
    .trim()
    .min(1, 'write the text.')
    .max(2_000, 'use 2,000 characters or fewer.'),
});

/** POST /prompts: new words to say. */
export const newPromptRequest = z.strictObject({
  id: promptIdSchema.max(60, 'use 60 characters or fewer.'),
  note: z.string().trim().max(500, 'use 500 characters or fewer.').default(''),
  texts: z
    .record(languageCodeSchema, textRequest.shape.text)
    .refine((texts) => Object.keys(texts).length > 0, 'write the text in at least one language.'),
});

export type NewPromptRequest = z.input<typeof newPromptRequest>;

export const uploadQuery = z.strictObject({
  speaker: z.string().trim().max(100).optional(),
  approve: z.enum(['yes'], 'leave this out, or say yes.').optional(),
});

export const newImportRequest = z.strictObject({
  language: languageCodeSchema,
  speaker: z.string('name the speaker.').trim().min(1, 'name the speaker.').max(100),
  fileName: z.string('name the file.').trim().min(1, 'name the file.').max(200),
  bytes: z.number('give the size of the file in bytes.').int().positive('the file is empty.'),
});

export const applyRequest = z.strictObject({
  approve: z.boolean('say whether somebody has listened to all of them.'),
});

export interface ImportAnswer {
  import: RecordingImport;
  /** Where the pieces go, by the tus protocol 1.0.0 (HEAD and PATCH). */
  upload: string;
}

export interface ImportsAnswer {
  imports: RecordingImport[];
}

/** POST /recording-imports/:id/apply */
export interface ImportAppliedAnswer {
  /** How many recordings were taken. */
  clips: number;
}

/** A code with which somebody records by phone. */
export const newSpeakerCodeRequest = z.strictObject({
  language: languageCodeSchema,
  speaker: z
    .string('name the speaker.')
    .trim()
    .min(1, 'name the speaker.')
    .max(100, 'use 100 characters or fewer.'),
  flow: z
    .string('give the id of a flow, or null.')
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'give the id of a flow, such as commune-budget, or null.')
    .nullable()
    .default(null),
  days: z
    .number('give the days for which it holds.')
    .int('give whole days.')
    .min(1, 'a code holds for 1 to 90 days.')
    .max(90, 'a code holds for 1 to 90 days.')
    .default(14),
});

export interface SpeakerCodesAnswer {
  /** `left`: sentences that are still to be recorded with it; null where it holds no longer. */
  codes: (CountedSpeakerCode & { left: number | null })[];
  /** The numbers to dial. */
  numbers: string[];
}

/** GET /speaker-codes/:id/takes: what was recorded with a code so far. */
export interface SpeakerTakesAnswer {
  takes: TakeWithCode[];
}

export interface SpeakerCodeAnswer {
  code: CountedSpeakerCode;
}

/** The digits are shown once; nobody can look them up later. */
export interface NewSpeakerCodeAnswer extends SpeakerCodeAnswer {
  digits: string;
}
