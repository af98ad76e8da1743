import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';
import { VoiceError } from '../voice.ts';

/**
 * Our voice variant. espeak-ng's own women's variants have an echo, a whisper or a bent vowel
 * space; this one moves all formants up by about 12 % and speaks at a woman's pitch, with a calm
 * fall to the end of the phrase and no flutter, so that clips can stand side by side.
 */
const variant = (name: string, pitch: string): string => `language variant
name ${name}
gender female
pitch ${pitch}
flutter 0
roughness 0
formant 0 105  80 150
formant 1 112  90 140
formant 2 114  85 130
formant 3 114  85 130
formant 4 114  80 150
formant 5 114  80 150
formant 6 110  70 150
formant 7 110  70 150
formant 8 110  70 150
intonation 1
stressAmp 18 18 20 20 20 20 20 20
consonants 170 150
`;

/** Lowest and highest pitch in Hz. `level` is for words that lead to the next one: they neither fall nor ask. */
const VARIANTS = {
  sdap: '165 225',
  'sdap-level': '182 196',
};
export type VariantName = keyof typeof VARIANTS;

/** "eSpeak NG text-to-speech: 1.51  Data at: /usr/lib/x86_64-linux-gnu/espeak-ng-data" */
async function installedData(): Promise<string> {
  const version = (await runProgram('espeak-ng', ['--version'], Buffer.alloc(0))).toString('utf8');
  const found = /Data at: (.+)/u.exec(version)?.[1]?.trim();
  if (found === undefined)
    throw new VoiceError('failed', `espeak-ng does not say where its data are: ${version.trim()}`);
  return found;
}

async function buildData(): Promise<string> {
  const installed = await installedData();
  const root = mkdtempSync(join(tmpdir(), 'sdap-voice-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const variants = join(root, 'espeak-ng-data', 'voices', '!v');
  await mkdir(variants, { recursive: true });
  const others = (await readdir(installed)).filter((name) => name !== 'voices');
  await Promise.all(others.map((name) => symlink(join(installed, name), join(root, 'espeak-ng-data', name))));
  for (const [name, pitch] of Object.entries(VARIANTS))
    await writeFile(join(variants, name), variant(name, pitch));
  return root;
}

let data: Promise<string> | undefined;

/**
 * espeak-ng takes variants only from its data folder, which belongs to the system: so a folder of
 * links to it, with our variants added, is made once per process and removed at its end.
 * @returns the folder to give to espeak-ng as `--path`
 */
export function voiceData(): Promise<string> {
  data ??= buildData();
  return data;
}
