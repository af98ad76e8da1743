import { z } from 'zod';
import { ORIGINS, type Clip, type LibraryContents } from './contents.ts';

/** The file of a library's zip that tells what the others are. */
export const MANIFEST = 'library.json';
export const CLIP_FOLDER = 'clips/';

/** Far longer than anything a caller would listen to. */
const text = z.string().min(1).max(5_000);
export const promptIdSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a prompt id is small letters, digits and single hyphens');
export const languageCodeSchema = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'a language is two or three small letters, as in ISO 639');
const time = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const languageSchema = z.strictObject({
  code: languageCodeSchema,
  nameKm: z.string().min(1).max(80),
  nameEn: z.string().min(1).max(80),
  oral: z.boolean(),
  position: z.number().int(),
});

const clipSchema = z.strictObject({
  prompt: promptIdSchema,
  language: languageCodeSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  text: text.nullable(),
  origin: z.enum(ORIGINS),
  shipped: z.boolean(),
  speaker: z.string().min(1).max(200),
  seconds: z.number().positive(),
  loudness: z.number(),
  peak: z.number(),
  addedAt: time,
  approvedAt: time.nullable(),
});

export const manifestSchema = z.strictObject({
  format: z.literal('sdap-library'),
  version: z.literal(1),
  languages: z.array(languageSchema),
  prompts: z.array(
    z.strictObject({
      id: promptIdSchema,
      note: z.string().max(5_000),
      position: z.number().int(),
      shipped: z.boolean(),
      retired: z.boolean(),
    }),
  ),
  texts: z.array(
    z.strictObject({ prompt: promptIdSchema, language: languageCodeSchema, text, shipped: z.boolean() }),
  ),
  /** In the order in which they came, which decides between two of the same time. */
  clips: z.array(clipSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The rows in one order, whatever order they were kept in. */
export const manifestOf = ({ languages, prompts, texts, clips }: LibraryContents): Manifest => ({
  format: 'sdap-library',
  version: 1,
  languages: sorted(languages, ({ code }) => code).map(({ code, nameKm, nameEn, oral, position }) => ({
    code,
    nameKm,
    nameEn,
    oral,
    position,
  })),
  prompts: sorted(prompts, ({ id }) => id).map(({ id, note, position, shipped, retired }) => ({
    id,
    note,
    position,
    shipped,
    retired,
  })),
  texts: sorted(texts, ({ prompt, language }) => `${prompt} ${language}`).map(
    ({ prompt, language, text: words, shipped }) => ({ prompt, language, text: words, shipped }),
  ),
  clips: clips.toSorted((a, b) => a.id - b.id).map(factsOf),
});

const factsOf = (clip: Clip): Manifest['clips'][number] => ({
  prompt: clip.prompt,
  language: clip.language,
  sha256: clip.sha256,
  text: clip.text,
  origin: clip.origin,
  shipped: clip.shipped,
  speaker: clip.speaker,
  seconds: clip.seconds,
  loudness: clip.loudness,
  peak: clip.peak,
  addedAt: clip.addedAt,
  approvedAt: clip.approvedAt,
});

const sorted = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[] =>
  rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
