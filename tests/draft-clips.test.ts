import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOUDEST_DBFS, loudnessDbfs, peakDbfs, SOFTEST_DBFS } from '../src/prompts/audio/loudness.ts';
import { decodeWav } from '../src/prompts/audio/wav.ts';
import { readClipFacts, writeClipFacts } from '../src/prompts/catalogue-files.ts';
import { makeClips, type MakeClips } from '../src/prompts/drafts/make-clips.ts';
import { espeakVoice } from '../src/prompts/voices/espeak.ts';
import { DRAFT_LANGUAGES } from '../src/prompts/voices/voice.ts';

/** Draft clips with the real espeak-ng and sox. */

const missing = ['espeak-ng', 'sox'].filter(
  (program) => spawnSync(program, ['--version']).error !== undefined,
);
// In CI a missing program is a fault of the set-up and must be seen.
const skip = missing.length > 0 && process.env['CI'] !== 'true';

const CATALOGUE = 'number-7: { km: ប្រាំពីរ, en: seven }\nwelcome: { km: "ជម្រាបសួរ! សូមស្តាប់។", en: Hello }\n';
const PLACES = 'code,level,type,name_km,name_en,parent_code\n02,province,province,បាត់ដំបង,Battambang,\n';

async function newRun(): Promise<MakeClips> {
  const promptsDir = await mkdtemp(join(tmpdir(), 'clips-'));
  const placesCsv = join(promptsDir, 'places.csv');
  await writeFile(join(promptsDir, 'catalogue.yaml'), CATALOGUE);
  await writeFile(placesCsv, PLACES);
  const scope = { all: false, others: false, only: '', languages: DRAFT_LANGUAGES };
  return { promptsDir, placesCsv, voice: espeakVoice, ...scope, onProgress: () => undefined };
}

describe.skipIf(skip)(`draft clips${skip ? `: skipped, ${missing.join(' and ')} not installed` : ''}`, () => {
  it('makes, keeps, makes again and removes clips, and never touches a recording', async () => {
    const run = await newRun();
    expect((await makeClips(run)).make).toHaveLength(5);
    expect(
      (await readdir(run.promptsDir, { recursive: true })).filter((name) => name.endsWith('.wav')).sort(),
    ).toEqual(['en/number-7.wav', 'en/welcome.wav', 'km/number-7.wav', 'km/place-02.wav', 'km/welcome.wav']);
    for (const [clip, fact] of await readClipFacts(run.promptsDir)) {
      const samples = decodeWav(await readFile(join(run.promptsDir, `${clip}.wav`)));
      expect(samples.length / 8000, clip).toBeCloseTo(fact.seconds, 3);
      expect(loudnessDbfs(samples), clip).toBeGreaterThan(SOFTEST_DBFS);
      expect(loudnessDbfs(samples), clip).toBeLessThan(LOUDEST_DBFS);
      expect(peakDbfs(samples), clip).toBeLessThan(-1);
    }

    expect((await makeClips(run)).keep).toHaveLength(5);

    const facts = await readClipFacts(run.promptsDir);
    const recorded = { ...facts.get('km/welcome')!, state: 'recorded', speaker: 'a person' };
    await writeClipFacts(run.promptsDir, facts.set('km/welcome', recorded));
    await writeFile(join(run.promptsDir, 'catalogue.yaml'), 'welcome: { km: ថ្មី, en: Good morning }\n');
    const plan = await makeClips({ ...run, all: true });
    expect(plan.make.map(({ clip }) => clip)).toEqual(['en/welcome', 'km/place-02']);
    expect(plan.remove).toEqual(['en/number-7', 'km/number-7']);
    expect(plan.outdatedRecordings).toEqual(['km/welcome']);
    expect((await readClipFacts(run.promptsDir)).get('km/welcome')).toEqual(recorded);
    expect(await readdir(join(run.promptsDir, 'km'))).toEqual(['place-02.wav', 'welcome.wav']);
  });

  it('speaks the same words in the same way every time', async () => {
    expect(await espeakVoice.speak('បាត់ដំបង', 'km')).toEqual(await espeakVoice.speak('បាត់ដំបង', 'km'));
  });

  it('keeps short words short', async () => {
    for (const word of ['មួយ', 'ពីរ', 'បី', 'រយ', 'ពាន់', 'និង']) {
      const seconds = (await espeakVoice.speak(word, 'km')).length / 8000;
      expect(seconds, word).toBeGreaterThan(0.15);
      expect(seconds, word).toBeLessThan(0.5);
    }
  });

  it('says long vowels longer than short ones, and aspirates audibly', async () => {
    const seconds = async (word: string): Promise<number> =>
      (await espeakVoice.speak(word, 'km')).length / 8000;
    expect(await seconds('កាត')).toBeGreaterThan((await seconds('កាត់')) + 0.05);
    expect(await seconds('ខាត')).toBeGreaterThan((await seconds('កាត')) + 0.03);
  });

  it('has nothing to say for a text without words', async () => {
    await expect(espeakVoice.speak('...', 'km')).rejects.toMatchObject({ code: 'nothing-to-say' });
  });
});
