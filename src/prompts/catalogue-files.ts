import { existsSync, readdirSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { CodedError } from '../core/coded-error.ts';

/** The files that say what the line speaks and which clips exist: one door for all who read or write them. */

const CATALOGUE = 'catalogue.yaml';
/** Prompts of one topic each, beside the catalogue of what every call needs. */
const TOPICS = 'catalogue';
const CLIPS = 'clips.json';

/** @returns the files that say what there is to speak, in the order in which they are read */
export function catalogueFiles(promptsDir: string): string[] {
  const topics = join(promptsDir, TOPICS);
  const names = existsSync(topics) ? readdirSync(topics).filter((name) => name.endsWith('.yaml')) : [];
  return [join(promptsDir, CATALOGUE), ...names.sort().map((name) => join(topics, name))];
}

/** The file with the facts of all clips. */
export const clipFactsFile = (promptsDir: string): string => join(promptsDir, CLIPS);

type CatalogueErrorCode = 'unreadable' | 'bad-catalogue' | 'bad-places' | 'bad-clips' | 'twice';

/** A file about prompts is missing or wrong; the message names the file, the prompt and what to do. */
export class CatalogueError extends CodedError<CatalogueErrorCode> {}

const PROMPT_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/u;
const spokenText = z.string().trim().min(1, 'is empty: write the text or take the line out');

const promptSchema = z.strictObject({
  km: spokenText.optional(),
  en: spokenText.optional(),
  note: z.string().optional(),
});

/** What a prompt says in each language that has a text, and a note for whoever records it. */
export type PromptText = z.infer<typeof promptSchema>;

const placeSchema = z.object({
  code: z.string().regex(/^[0-9]+$/u, 'must be digits: keep the leading zeros of the official code'),
  name_km: spokenText,
});

const clipSchema = z.strictObject({
  text: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u, 'must be 64 hexadecimal digits: the SHA-256 of the file'),
  seconds: z.number().positive(),
  /** dBFS of the speech, see audio/loudness.ts. */
  loudness: z.number(),
  peak: z.number(),
  /** `draft` for the synthetic voice; anything else is a person's recording. */
  state: z.string().min(1),
  speaker: z.string().min(1),
});

/** The facts of one recorded or synthetic clip. */
export type ClipFact = z.infer<typeof clipSchema>;

/** `<language>/<prompt-id>`: the name of a clip in clips.json and, with .wav, its file. */
export type ClipId = string;

async function readText(file: string, help: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CatalogueError(
      'unreadable',
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): ${help}`,
    );
  }
}

function parsed<T>(code: CatalogueErrorCode, file: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new CatalogueError(code, `${file} cannot be understood: ${(error as Error).message}`);
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, code: CatalogueErrorCode, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new CatalogueError(
    code,
    `${where}: ${field === '' ? '' : `"${field}" `}${issue?.message ?? 'is wrong'}`,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function readPrompts(file: string): Promise<[string, PromptText][]> {
  const text = await readText(file, 'it lists what the line says; restore it from the repository');
  const value: unknown = parsed('bad-catalogue', file, () => parseYaml(text) as unknown);
  if (!isRecord(value))
    throw new CatalogueError('bad-catalogue', `${file} must be a map from prompt ids to texts`);
  return Object.entries(value).map(([id, prompt]) => {
    if (!PROMPT_ID.test(id)) {
      throw new CatalogueError(
        'bad-catalogue',
        `${file}, prompt "${id}": a prompt id is small letters, digits and single hyphens; rename it`,
      );
    }
    return [id, checked(promptSchema, prompt, 'bad-catalogue', `${file}, prompt "${id}"`)];
  });
}

async function readPlaces(file: string): Promise<[string, PromptText][]> {
  const text = await readText(
    file,
    'it lists the places whose names the line says; restore it from the repository',
  );
  const rows: unknown[] = parsed('bad-places', file, () =>
    parseCsv(text, { columns: true, skip_empty_lines: true, bom: true }),
  );
  return rows.map((row, index) => {
    const place = checked(placeSchema, row, 'bad-places', `${file}, line ${index + 2}`);
    return [`place-${place.code}`, { km: place.name_km }];
  });
}

/**
 * Everything the line can say: the prompts of the catalogue, and one prompt `place-<code>` for every place.
 * @param promptsDir the folder with catalogue.yaml and, in catalogue/, a file for each topic
 * @param placesCsv the table of places, with the columns code and name_km
 * @returns prompt id -> texts, in the order of the files
 * @throws CatalogueError unreadable, bad-catalogue, bad-places, twice
 */
export async function readCatalogue(
  promptsDir: string,
  placesCsv: string,
): Promise<ReadonlyMap<string, PromptText>> {
  const catalogue = new Map<string, PromptText>();
  const files = await Promise.all(catalogueFiles(promptsDir).map(readPrompts));
  for (const [id, prompt] of [...files.flat(), ...(await readPlaces(placesCsv))]) {
    if (catalogue.has(id))
      throw new CatalogueError(
        'twice',
        `prompt "${id}" stands twice in the catalogue of ${promptsDir} or in ${placesCsv}; take one out`,
      );
    catalogue.set(id, prompt);
  }
  return catalogue;
}

/**
 * The topic of every prompt that comes with Sdap: the name of its file, `catalogue` for what every call needs, and
 * `place-names`.
 * @throws CatalogueError unreadable, bad-catalogue, bad-places
 */
export async function readTopics(
  promptsDir: string,
  placesCsv: string,
): Promise<ReadonlyMap<string, string>> {
  const files = catalogueFiles(promptsDir);
  const prompts = await Promise.all(files.map(readPrompts));
  const named = files.flatMap((file, index) =>
    (prompts[index] ?? []).map(([id]): [string, string] => [id, basename(file, '.yaml')]),
  );
  const places = (await readPlaces(placesCsv)).map(([id]): [string, string] => [id, 'place-names']);
  return new Map([...named, ...places]);
}

/**
 * @returns the facts of all clips; none when clips.json does not exist yet
 * @throws CatalogueError bad-clips
 */
export async function readClipFacts(promptsDir: string): Promise<Map<ClipId, ClipFact>> {
  const file = clipFactsFile(promptsDir);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw new CatalogueError(
      'unreadable',
      `${file} cannot be read (${error.code ?? 'unknown'}): check its permissions`,
    );
  });
  const value: unknown = parsed('bad-clips', file, () => JSON.parse(text) as unknown);
  if (!isRecord(value)) throw new CatalogueError('bad-clips', `${file} must be a map from clips to facts`);
  return new Map(
    Object.entries(value).map(([id, fact]) => [
      id,
      checked(clipSchema, fact, 'bad-clips', `${file}, clip "${id}"`),
    ]),
  );
}

/** Write clips.json: keys sorted and one line a clip, so that a change of one clip is a change of one line. */
export async function writeClipFacts(
  promptsDir: string,
  facts: ReadonlyMap<ClipId, ClipFact>,
): Promise<void> {
  const lines = [...facts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, fact]) => `${JSON.stringify(id)}: ${JSON.stringify(inOrder(fact))}`);
  const file = clipFactsFile(promptsDir);
  // Written beside and renamed: a stop half way leaves the old file whole.
  await writeFile(`${file}.new`, lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`);
  await rename(`${file}.new`, file);
}

function inOrder({ text, sha256, seconds, loudness, peak, state, speaker }: ClipFact): ClipFact {
  return { text, sha256, seconds, loudness, peak, state, speaker };
}
