import { createHash } from 'node:crypto';
import { LOUDEST_DBFS, SOFTEST_DBFS } from '../audio/loudness.ts';
import { measured } from '../audio/measured.ts';
import { decodeWav, WavError } from '../audio/wav.ts';
import { zipSource } from '../intake/zip-source.ts';
import type { RecordingSource } from '../intake/recording-source.ts';
import type { LibraryStore } from '../ports.ts';
import type { ClipFiles } from './clip-files.ts';
import { LibraryError } from './library-error.ts';
import { CLIP_FOLDER, MANIFEST, manifestSchema, type Manifest } from './manifest.ts';

/** A library of ten thousand prompts with all its history stays below. */
const LIMITS = { files: 200_000, fileBytes: 64 * 2 ** 20, bytes: 16 * 2 ** 30 };

/** A minute of speech and its room, as the intake gives it. */
const LONGEST_SECONDS = 61;
/** The facts are kept to a tenth; the mean of a long clip may round to either side. */
const LEVEL_TOLERANCE_DB = 0.11;

export interface ImportedLibrary {
  prompts: number;
  clips: number;
}

/**
 * Brings an exported library into this one: texts, notes and states become those of the zip, and clips that are only
 * here stay. Every clip is read and checked before anything changes; then all is taken in one transaction.
 * @param path of the zip
 * @throws LibraryError bad-library, IntakeError not-a-zip, unsafe-zip, too-large, damaged
 */
export async function importLibrary(
  store: LibraryStore,
  files: ClipFiles,
  path: string,
): Promise<ImportedLibrary> {
  const source = await zipSource(path, LIMITS);
  try {
    const manifest = await readManifest(source);
    for (const clip of manifest.clips) files.keep(await readClip(source, clip));
    store.transaction(() => {
      put(store, manifest);
    });
    return { prompts: manifest.prompts.length, clips: manifest.clips.length };
  } finally {
    source.close();
  }
}

function put(store: LibraryStore, { languages, prompts, texts, clips }: Manifest): void {
  languages.forEach(store.putLanguage);
  prompts.forEach(store.putPrompt);
  texts.forEach(store.putText);
  for (const clip of clips) store.putClip(clip);
}

async function readManifest(source: RecordingSource): Promise<Manifest> {
  if (!source.files.includes(MANIFEST)) throw bad(`it has no ${MANIFEST}; export the library again`);
  const json = parsed((await source.read(MANIFEST)).toString('utf8'));
  const read = manifestSchema.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw bad(`${MANIFEST}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is wrong'}`);
  }
  checkNames(read.data);
  return read.data;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw bad(`${MANIFEST} cannot be read; export the library again`);
  }
}

/** Every row names a prompt and a language that the manifest has. */
function checkNames({ languages, prompts, texts, clips }: Manifest): void {
  const codes = new Set(languages.map(({ code }) => code));
  const ids = new Set(prompts.map(({ id }) => id));
  for (const { prompt, language } of [...texts, ...clips]) {
    if (!ids.has(prompt)) throw bad(`it has a text or a clip of "${prompt}", which is no prompt of it`);
    if (!codes.has(language))
      throw bad(`it has a text or a clip in "${language}", which is no language of it`);
  }
}

/** Only a clip that every carrier can play, that is the one the manifest speaks of, and as loud as the others. */
async function readClip(source: RecordingSource, clip: Manifest['clips'][number]): Promise<Buffer> {
  const file = `${CLIP_FOLDER}${clip.sha256}.wav`;
  if (!source.files.includes(file)) throw bad(`the file ${file} is missing`);
  const bytes = await source.read(file);
  if (createHash('sha256').update(bytes).digest('hex') !== clip.sha256)
    throw bad(`${file} is not the clip that it was`);
  const facts = measured(samplesOf(bytes, file));
  const isLoudEnough = facts.loudness >= SOFTEST_DBFS && facts.loudness <= LOUDEST_DBFS && facts.peak < -1;
  if (facts.seconds > LONGEST_SECONDS || !isLoudEnough)
    throw bad(`${file} is too long, too soft or too loud`);
  const asSaid =
    Math.abs(facts.seconds - clip.seconds) < 0.0015 &&
    Math.abs(facts.loudness - clip.loudness) < LEVEL_TOLERANCE_DB &&
    Math.abs(facts.peak - clip.peak) < LEVEL_TOLERANCE_DB;
  if (!asSaid) throw bad(`${MANIFEST} tells other numbers of ${file} than it has`);
  return bytes;
}

function samplesOf(bytes: Buffer, file: string): Int16Array {
  try {
    return decodeWav(bytes);
  } catch (error) {
    if (error instanceof WavError) throw bad(`${file}: ${error.message}`);
    throw error;
  }
}

const bad = (what: string): LibraryError =>
  new LibraryError(
    'bad-library',
    `This is no library of Sdap that can be taken: ${what}. Nothing was changed.`,
  );
