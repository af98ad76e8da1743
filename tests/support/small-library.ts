import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measured } from '../../src/prompts/audio/measured.ts';
import { encodeWav, SAMPLE_RATE } from '../../src/prompts/audio/wav.ts';
import { clipFiles, type ClipFiles } from '../../src/prompts/library/clip-files.ts';
import { promptLibrary, type PromptLibrary } from '../../src/prompts/library/library.ts';
import { bringShipped, type ShippedFiles } from '../../src/prompts/library/shipped.ts';
import type { LibraryStore } from '../../src/prompts/ports.ts';
import { libraryStore } from '../../src/storage/library-store.ts';
import { NOW } from './line.ts';
import { emptyStore } from './reference.ts';

const TEXTS = {
  welcome: { km: 'សួស្តី', en: 'Hello' },
  'only-english': { en: 'Only in English' },
  'no-recording': { km: 'គ្មានសំឡេង' },
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, digit) => [`number-${digit}`, { km: `លេខ ${digit}` }]),
  ),
};

/** Clips of this library: language and prompt, and how long each sounds. */
const CLIPS: Record<string, number> = {
  'km/welcome': 0.5,
  'en/welcome': 0.25,
  'en/only-english': 0.125,
  'km/place-16': 0.2,
  ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [`km/number-${digit}`, 0.1 + digit / 100])),
};

/** What a clip says: the text of its prompt when it was made. */
function textOf(clip: string): string {
  const [language = '', prompt = ''] = clip.split('/');
  const texts = TEXTS as Record<string, Record<string, string>>;
  return texts[prompt]?.[language] ?? prompt;
}

export interface SmallLibrary {
  /** The folder of the shipped prompts; the files of the library lie in `kept` below it. */
  folder: string;
  shipped: ShippedFiles;
  store: LibraryStore;
  files: ClipFiles;
  library: PromptLibrary;
  clock: { at: number; now(): number };
}

/** A prompt library of a few tones in a folder of its own, which the test removes, over a database in memory. */
export async function smallLibrary(): Promise<SmallLibrary> {
  const folder = mkdtempSync(join(tmpdir(), 'sdap-prompts-'));
  writeShipped(folder, CLIPS);
  const places = join(folder, 'places.csv');
  writeFileSync(places, 'code,name_km\n16,រតនគិរី\n1609,វើនសៃ\n');
  const store = libraryStore(emptyStore());
  const files = clipFiles(join(folder, 'kept'));
  const clock = {
    at: NOW,
    now() {
      return this.at;
    },
  };
  const shipped = { folder, placesCsv: places };
  await bringShipped(store, files, shipped, clock.now());
  return { folder, shipped, store, files, clock, library: promptLibrary({ store, files, clock }) };
}

/** A tone that tells one clip from another. */
export const tone = (seconds: number, pitch: number): Int16Array =>
  Int16Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, (_, at) =>
    Math.round(2_900 * Math.sin(at / pitch)),
  );

/** Writes the files that come with Sdap: `clips` are names and seconds. */
export function writeShipped(folder: string, clips: Record<string, number>, texts: object = TEXTS): void {
  const facts: Record<string, object> = {};
  for (const [index, [name, seconds]] of Object.entries(clips).entries()) {
    const samples = tone(seconds, index + 2);
    const bytes = encodeWav(samples);
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, `${name}.wav`), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    facts[name] = { text: textOf(name), sha256, ...measured(samples), state: 'draft', speaker: 'tone' };
  }
  writeFileSync(join(folder, 'catalogue.yaml'), JSON.stringify(texts));
  writeFileSync(join(folder, 'clips.json'), JSON.stringify(facts));
}
