import { z } from 'zod';
import type { RecordingImport } from './bulk/ports.ts';
import type { Clip, ClipState, Language, PromptState } from './library/contents.ts';
import { languageCodeSchema, promptIdSchema } from './library/manifest.ts';

/*
 * What goes over the wire about prompts, between the staff console and the line. Requests are schemas, whose messages
 * say what to do; answers are types.
 */

export interface LanguagesAnswer {
  languages: (Language & { counts: Record<PromptState, number> })[];
}

export const newLanguageRequest = z.strictObject({
  code: languageCodeSchema,
  nameKm: z.string('write the name in Khmer.').trim().min(1, 'write the name in Khmer.').max(80),
  nameEn: z.string('write the name in English.').trim().min(1, 'write the name in English.').max(80),
  oral: z.boolean('say whether the language is only spoken.'),
});

export const promptListQuery = z.strictObject({
  language: languageCodeSchema,
  state: z.enum(['missing', 'draft', 'recorded', 'approved', 'outdated']).optional(),
  search: z.string().max(100).optional(),
  after: promptIdSchema.optional(),
});

/** One prompt in one language. */
export interface PromptRow {
  id: string;
  text: string | null;
  note: string;
  state: PromptState;
  /** True when callers hear a clip of an older text. */
  outdated: boolean;
  heard: ClipAnswer | null;
}

export interface PromptListAnswer {
  prompts: PromptRow[];
  /** The id to ask on from; null at the end. */
  next: string | null;
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
