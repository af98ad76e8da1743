import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWav, SAMPLE_RATE } from '../../src/prompts/audio/wav.ts';
import { openPromptLibrary, type PromptLibrary } from '../../src/prompts/library.ts';

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

/** A prompt library of a few tones in a folder of its own, which the test removes. */
export async function smallLibrary(): Promise<{ folder: string; library: PromptLibrary }> {
  const folder = mkdtempSync(join(tmpdir(), 'sdap-prompts-'));
  const facts: Record<string, object> = {};
  for (const [index, [name, seconds]] of Object.entries(CLIPS).entries()) {
    const wave = Int16Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, (_, at) =>
      Math.round(8_000 * Math.sin(at / (index + 2))),
    );
    const bytes = encodeWav(wave);
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, `${name}.wav`), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    facts[name] = {
      text: textOf(name),
      sha256,
      seconds,
      loudness: -24,
      peak: -6,
      state: 'draft',
      speaker: 'tone',
    };
  }
  writeFileSync(join(folder, 'catalogue.yaml'), JSON.stringify(TEXTS));
  writeFileSync(join(folder, 'clips.json'), JSON.stringify(facts));
  const places = join(folder, 'places.csv');
  writeFileSync(places, 'code,name_km\n16,រតនគិរី\n1609,វើនសៃ\n');
  return { folder, library: await openPromptLibrary(folder, places) };
}
