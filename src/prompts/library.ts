import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeWav } from './audio/wav.ts';
import { readCatalogue, readClipFacts, type ClipFact, type PromptText } from './catalogue-files.ts';

/** A clip that can be played: which prompt, in which language, and the facts of its file. */
export interface Clip extends ClipFact {
  prompt: string;
  language: string;
}

/** The prompts and their clips, as they stood when the line started. */
export interface PromptLibrary {
  ids(): string[];
  text(id: string, language: string): string | undefined;
  /** True when the prompt has a clip in this language, or is made to be heard in another language only. */
  canBeHeard(id: string, language: string): boolean;
  clip(id: string, language: string): Clip | undefined;
  /** The clip in this language, or else in the first other language that has one. */
  clipOrNearest(id: string, language: string): Clip | undefined;
  samples(clip: { prompt: string; language: string }): Int16Array;
}

/**
 * Reads the catalogue and the facts of its clips.
 * In: the folder of prompts, and the table of places, whose names are prompts too. Throws an error that names the file
 * and the prompt that is wrong.
 */
export async function openPromptLibrary(promptsFolder: string, placesCsv: string): Promise<PromptLibrary> {
  const texts = await readCatalogue(promptsFolder, placesCsv);
  const facts = withFiles(await readClipFacts(promptsFolder), promptsFolder);
  const samples = new Map<string, Int16Array>();
  const clips = clipsOf(facts);
  const clip = (id: string, language: string): Clip | undefined => clips.get(`${language}/${id}`);
  return {
    ids: () => [...texts.keys()],
    text: (id, language) => textIn(texts.get(id), language),
    canBeHeard: (id, language) => clip(id, language) !== undefined || isForOthers(id, language, texts),
    clip,
    clipOrNearest: (id, language) => {
      const known = clip(id, language);
      if (known) return known;
      const other = LANGUAGES.find((one) => clip(id, one) !== undefined);
      return other && clip(id, other);
    },
    samples: ({ prompt, language }) => {
      const key = `${language}/${prompt}`;
      const known = samples.get(key) ?? decodeWav(readFileSync(join(promptsFolder, `${key}.wav`)));
      samples.set(key, known);
      return known;
    },
  };
}

/** A fact whose file is gone is no clip: better another language, or a fault that is recorded, than a clip of nothing. */
function withFiles(facts: ReadonlyMap<string, ClipFact>, folder: string): ReadonlyMap<string, ClipFact> {
  const files = new Set(LANGUAGES.flatMap((language) => filesIn(folder, language)));
  return new Map([...facts].filter(([name]) => files.has(`${name}.wav`)));
}

const filesIn = (folder: string, language: string): string[] =>
  existsSync(join(folder, language))
    ? readdirSync(join(folder, language)).map((file) => `${language}/${file}`)
    : [];

/** The facts of every clip with its prompt and language, which the file has in one name. */
function clipsOf(facts: ReadonlyMap<string, ClipFact>): ReadonlyMap<string, Clip> {
  return new Map(
    [...facts].map(([name, fact]) => {
      const [language = '', prompt = ''] = name.split('/');
      return [name, { ...fact, prompt, language }];
    }),
  );
}

/** In the order in which one stands in for another: names of places are spoken in Khmer in every language. */
export const LANGUAGES = ['km', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

const textIn = (text: PromptText | undefined, language: string): string | undefined =>
  LANGUAGES.includes(language as Language) ? text?.[language as Language] : undefined;

/** `language-en` is spoken in English in every call. */
const isForOthers = (id: string, language: string, texts: ReadonlyMap<string, PromptText>): boolean =>
  id.startsWith('language-') && id !== `language-${language}` && texts.has(id);
