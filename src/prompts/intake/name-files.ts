import { basename, extname } from 'node:path';
import type { LibraryContents } from '../library/contents.ts';
import { nearestId } from './nearest-id.ts';

const SOUND = new Set(['.wav', '.mp3', '.m4a', '.mp4', '.ogg', '.oga', '.opus', '.webm', '.flac']);

/** What a file is for: a prompt, or the reason why it is for none. */
export type Named =
  | { readonly file: string; readonly id: string }
  | { readonly file: string; readonly code: NameRefusal; readonly message: string };

export type NameRefusal = 'unknown-prompt' | 'other-language' | 'twice';

/** @returns true for the names of sound files; hidden files, which some systems scatter about, are none. */
export const isSoundFile = (file: string): boolean =>
  !basename(file).startsWith('.') && SOUND.has(extname(file).toLowerCase());

/** The folders of a zip say nothing: a file is named by its prompt wherever it lies. */
const idOf = (file: string): string => basename(file, extname(file));

/** The languages that each prompt is said in. */
function languagesOf({ prompts, texts }: LibraryContents): ReadonlyMap<string, string[]> {
  const current = prompts.filter(({ retired }) => !retired);
  const byPrompt = new Map(current.map(({ id }): [string, string[]] => [id, []]));
  for (const { prompt, language } of texts) byPrompt.get(prompt)?.push(language);
  return byPrompt;
}

function unknown(file: string, ids: readonly string[]): Named {
  const near = nearestId(idOf(file), ids);
  const hint = near === undefined ? 'the recording script lists the ids' : `did you mean "${near}"?`;
  return { file, code: 'unknown-prompt', message: `There is no prompt "${idOf(file)}"; ${hint}` };
}

/**
 * @param files paths of sound files
 * @param language one of the library's; in an oral one, every prompt may be recorded
 * @returns for every file the prompt that it is named after, or why there is none
 */
export function nameFiles(files: readonly string[], contents: LibraryContents, language: string): Named[] {
  const known = languagesOf(contents);
  const isOral = contents.languages.some(({ code, oral }) => oral && code === language);
  const isSaid = (id: string): boolean => isOral || (known.get(id) ?? []).includes(language);
  const ids = [...known.keys()].filter(isSaid);
  const firstOf = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const file of files) {
    const first = firstOf.get(idOf(file));
    if (first === undefined) firstOf.set(idOf(file), file);
    else twins.set(file, first).set(first, file);
  }
  return files.map((file): Named => {
    const id = idOf(file);
    if (!known.has(id)) return unknown(file, ids);
    if (!isSaid(id)) return otherLanguage(file, id, language, known.get(id) ?? []);
    const twin = twins.get(file);
    if (twin === undefined) return { file, id };
    return {
      file,
      code: 'twice',
      message: `"${twin}" is for the same prompt; keep only the better one of the two.`,
    };
  });
}

function otherLanguage(file: string, id: string, language: string, others: readonly string[]): Named {
  const only = others.join(' and ');
  const message = `The prompt "${id}" has no text in "${language}", only in "${only}"; import it for that language.`;
  return { file, code: 'other-language', message };
}
