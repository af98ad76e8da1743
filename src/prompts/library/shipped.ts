import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogueFiles,
  clipFactsFile,
  readCatalogue,
  readClipFacts,
  type ClipFact,
} from '../catalogue-files.ts';
import type { LibraryStore } from '../ports.ts';
import type { ClipFiles } from './clip-files.ts';
import {
  clipsByPlace,
  heardOf,
  placeOf,
  type Clip,
  type Language,
  type LibraryContents,
} from './contents.ts';

/** The prompts, texts and clips that come with Sdap, and how they get into a line's library. */

/** The languages that every line has. The oral ones have no clips yet, and are offered to nobody until they have. */
export const SHIPPED_LANGUAGES: readonly Language[] = [
  { code: 'km', nameKm: 'ខ្មែរ', nameEn: 'Khmer', oral: false, position: 0 },
  { code: 'en', nameKm: 'អង់គ្លេស', nameEn: 'English', oral: false, position: 1 },
  { code: 'jra', nameKm: 'ចារ៉ាយ', nameEn: 'Jarai', oral: true, position: 2 },
  { code: 'tpu', nameKm: 'ទំពួន', nameEn: 'Tampuan', oral: true, position: 3 },
  { code: 'krr', nameKm: 'គ្រឹង', nameEn: 'Kreung', oral: true, position: 4 },
  { code: 'cmo', nameKm: 'ព្នង', nameEn: 'Bunong', oral: true, position: 5 },
];

export interface ShippedFiles {
  /** The folder with catalogue.yaml, clips.json and the clips. */
  folder: string;
  /** The table of places, whose names are prompts too. */
  placesCsv: string;
}

/**
 * @returns what comes with Sdap, as rows: ids from 1 on, added at time 0
 * @throws CatalogueError, which names the file and the prompt that is wrong
 */
export async function shippedContents({ folder, placesCsv }: ShippedFiles): Promise<LibraryContents> {
  const catalogue = [...(await readCatalogue(folder, placesCsv))];
  const files = new Set(SHIPPED_LANGUAGES.flatMap(({ code }) => filesIn(folder, code)));
  // A fact without its file is no clip.
  const facts = [...(await readClipFacts(folder))].filter(([name]) => files.has(`${name}.wav`));
  return {
    languages: [...SHIPPED_LANGUAGES],
    prompts: catalogue.map(([id, { note = '' }], position) => ({
      id,
      note,
      position,
      shipped: true,
      retired: false,
    })),
    texts: catalogue.flatMap(([prompt, { km, en }]) =>
      Object.entries({ km, en }).flatMap(([language, text]) =>
        text === undefined ? [] : [{ prompt, language, text, shipped: true }],
      ),
    ),
    clips: facts.map(([name, fact], index) => clipOf(name, fact, index + 1)),
  };
}

const filesIn = (folder: string, language: string): string[] =>
  existsSync(join(folder, language))
    ? readdirSync(join(folder, language)).map((file) => `${language}/${file}`)
    : [];

function clipOf(name: string, { state, ...fact }: ClipFact, id: number): Clip {
  const [language = '', prompt = ''] = name.split('/');
  const origin = state === 'draft' ? 'generated' : 'recorded';
  const approvedAt = state === 'approved' ? 0 : null;
  return { ...fact, id, prompt, language, origin, shipped: true, addedAt: 0, approvedAt };
}

/** Tells one state of the shipped files from another. */
function digestOf({ folder, placesCsv }: ShippedFiles): string {
  const files = [...catalogueFiles(folder), clipFactsFile(folder), placesCsv];
  return createHash('sha256').update(files.map(contentOf).join('\n')).digest('hex');
}

const contentOf = (file: string): string =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';

/**
 * Brings what comes with Sdap into the library where it is new or has changed, and the files of its clips to the others.
 * Texts that staff changed, recordings and approvals stay as they are. All or nothing.
 * @throws CatalogueError
 */
export async function bringShipped(
  store: LibraryStore,
  files: ClipFiles,
  shipped: ShippedFiles,
  now: number,
): Promise<void> {
  const digest = digestOf(shipped);
  const isKnown = store.shippedDigest() === digest;
  if (isKnown && store.contents().clips.every(({ sha256 }) => files.has(sha256))) return;
  const contents = await shippedContents(shipped);
  for (const clip of contents.clips) files.adopt(clip.sha256, join(shipped.folder, `${placeOf(clip)}.wav`));
  if (isKnown) return;
  store.transaction(() => {
    const known = store.contents();
    bringPrompts(store, known, contents);
    bringTexts(store, known, contents);
    bringClips(store, known, contents, now);
    store.setShippedDigest(digest);
  });
}

function bringPrompts(
  store: LibraryStore,
  known: LibraryContents,
  { languages, prompts }: LibraryContents,
): void {
  const languageCodes = new Set(known.languages.map(({ code }) => code));
  for (const language of languages) if (!languageCodes.has(language.code)) store.putLanguage(language);
  const ids = new Set(prompts.map(({ id }) => id));
  for (const prompt of known.prompts)
    if (prompt.shipped && !ids.has(prompt.id)) store.putPrompt({ ...prompt, retired: true });
  for (const prompt of prompts) store.putPrompt(prompt);
}

/** A text that staff wrote is theirs, and so is one that they took out of a prompt of their own. */
function bringTexts(store: LibraryStore, known: LibraryContents, { texts }: LibraryContents): void {
  const edited = new Set(known.texts.filter(({ shipped }) => !shipped).map(placeOf));
  const wanted = new Set(texts.map(placeOf));
  for (const text of known.texts)
    if (text.shipped && !wanted.has(placeOf(text))) store.removeText(text.prompt, text.language);
  for (const text of texts) if (!edited.has(placeOf(text))) store.putText(text);
}

/**
 * A clip that is there already is left alone, and what staff decided about it stands; but a shipped draft that Sdap has
 * taken back is newer than the one that it had in between. A shipped recording is approved only where staff has none.
 */
function bringClips(
  store: LibraryStore,
  known: LibraryContents,
  { clips }: LibraryContents,
  now: number,
): void {
  const byPlace = clipsByPlace(known.clips);
  for (const { id: _, ...clip } of clips) {
    const others = byPlace.get(placeOf(clip)) ?? [];
    const same = others.find(({ sha256 }) => sha256 === clip.sha256);
    if (same) {
      const newest = heardOf(others.filter(({ shipped, origin }) => shipped && origin === 'generated'));
      if (newest && newest.id !== same.id) store.putClip({ ...same, addedAt: now });
      continue;
    }
    const isDecided = others.some(({ approvedAt }) => approvedAt !== null);
    store.putClip({ ...clip, addedAt: now, approvedAt: clip.approvedAt === null || isDecided ? null : now });
  }
}
