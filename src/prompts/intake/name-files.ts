import { extname } from 'node:path';
import type { PromptText } from '../catalogue-files.ts';
import { LANGUAGES } from '../library.ts';
import { nearestId } from './nearest-id.ts';

const SOUND = new Set(['.wav', '.mp3', '.m4a', '.mp4', '.ogg', '.oga', '.opus', '.webm', '.flac']);

export type Language = (typeof LANGUAGES)[number];
type Prompts = ReadonlyMap<string, PromptText>;

/** What a file is for: a prompt with its text, or the reason why it is for none. */
export type Named =
  | { readonly file: string; readonly id: string; readonly text: string }
  | { readonly file: string; readonly code: NameRefusal; readonly message: string };

export type NameRefusal = 'unknown-prompt' | 'other-language' | 'twice';

/** @returns true for the names of sound files; hidden files, which some systems scatter about, are none. */
export const isSoundFile = (file: string): boolean =>
  !file.startsWith('.') && SOUND.has(extname(file).toLowerCase());

const idOf = (file: string): string => file.slice(0, -extname(file).length);

function unknown(file: string, prompts: Prompts, language: Language): Named {
  const ids = [...prompts].filter(([, texts]) => texts[language] !== undefined).map(([id]) => id);
  const near = nearestId(idOf(file), ids);
  const hint = near === undefined ? 'see prompts/catalogue.yaml for the ids' : `did you mean "${near}"?`;
  return { file, code: 'unknown-prompt', message: `There is no prompt "${idOf(file)}"; ${hint}` };
}

function nameFile(file: string, files: readonly string[], prompts: Prompts, language: Language): Named {
  const id = idOf(file);
  const texts = prompts.get(id);
  if (texts === undefined) return unknown(file, prompts, language);
  const text = texts[language];
  if (text === undefined) {
    const others = LANGUAGES.filter((one) => texts[one] !== undefined).join(' and ');
    const message = `The prompt "${id}" has no text in "${language}", only in "${others}"; import it for that language.`;
    return { file, code: 'other-language', message };
  }
  const twin = files.find((other) => other !== file && idOf(other) === id);
  if (twin === undefined) return { file, id, text };
  return {
    file,
    code: 'twice',
    message: `"${twin}" is for the same prompt; keep only the better one of the two.`,
  };
}

/** @returns for every sound file of a folder the prompt that it is named after, or why there is none. */
export function nameFiles(files: readonly string[], prompts: Prompts, language: Language): Named[] {
  return files.map((file) => nameFile(file, files, prompts, language));
}
