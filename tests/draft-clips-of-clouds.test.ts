import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';
import { readClipFacts, writeClipFacts, type ClipFact } from '../src/prompts/catalogue-files.ts';
import { makeClips, type MakeClips } from '../src/prompts/drafts/make-clips.ts';
import { azureWith, pcmTone, pollyWith } from './support/fake-clouds.ts';

/** Draft clips by voices that can fail half way, and the command that asks for them. */

const COUNT = 60;
const CATALOGUE = Array.from({ length: COUNT }, (_, n) => `p-${n}: { km: ក${n}, en: Number ${n} }`).join(
  '\n',
);
const RECORDED: ClipFact = {
  text: 'Number 0',
  sha256: '0'.repeat(64),
  seconds: 1,
  loudness: -24,
  peak: -9,
  state: 'recorded',
  speaker: 'Sokha',
};

/** A line with a catalogue, one recording and no drafts, laid out as the repository is. */
async function newLine(): Promise<Omit<MakeClips, 'voice'> & { root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'sdap-clouds-'));
  const promptsDir = join(root, 'prompts');
  const placesCsv = join(root, 'db/reference/places.csv');
  await mkdir(join(promptsDir, 'en'), { recursive: true });
  await mkdir(join(root, 'db/reference'), { recursive: true });
  await writeFile(join(promptsDir, 'catalogue.yaml'), CATALOGUE);
  await writeFile(join(promptsDir, 'en/p-0.wav'), 'a recording');
  await writeFile(placesCsv, 'code,level,type,name_km,name_en,parent_code\n');
  await writeClipFacts(promptsDir, new Map([['en/p-0', RECORDED]]));
  const scope = { languages: ['en'] as const, all: false, others: false, only: '' };
  return { root, promptsDir, placesCsv, ...scope, onProgress: () => undefined };
}

/** Every file of the clips with its hash, and what the facts say of it. */
async function clipsOf(promptsDir: string): Promise<Map<string, string>> {
  const names = (await readdir(promptsDir, { recursive: true })).filter((name) => /^[a-z]+\/.*\./.test(name));
  const hash = async (name: string): Promise<[string, string]> => [
    name,
    createHash('sha256')
      .update(await readFile(join(promptsDir, name)))
      .digest('hex'),
  ];
  return new Map(await Promise.all(names.map(hash)));
}

async function expectFilesAsFacts(promptsDir: string): Promise<void> {
  const files = await clipsOf(promptsDir);
  const facts = await readClipFacts(promptsDir);
  expect([...files.keys()].sort()).toEqual([...facts.keys()].map((clip) => `${clip}.wav`).sort());
  for (const [clip, fact] of facts) {
    if (fact.state === 'draft') expect(files.get(`${clip}.wav`), clip).toBe(fact.sha256);
  }
}

const draftsOf = async (promptsDir: string): Promise<ClipFact[]> =>
  [...(await readClipFacts(promptsDir)).values()].filter(({ state }) => state === 'draft');

describe('drafts by a cloud', () => {
  it('keep file and fact together when it fails half way, and go on where it stopped', async () => {
    const line = await newLine();
    await makeClips({ ...line, voice: pollyWith(() => pcmTone(500)).voice });
    const failing = azureWith(
      (call) => new Response(call > 30 ? '' : pcmTone(), { status: call > 30 ? 503 : 200 }),
    );
    await expect(makeClips({ ...line, voice: failing.voice, all: true })).rejects.toThrow(
      'Azure has a fault (503)',
    );
    await expectFilesAsFacts(line.promptsDir);
    const speakers = (await draftsOf(line.promptsDir)).map(({ speaker }) => speaker);
    expect(speakers.filter((speaker) => speaker.includes('Azure'))).toHaveLength(30);
    expect(speakers.filter((speaker) => speaker.includes('Polly'))).toHaveLength(COUNT - 1 - 30);

    const well = azureWith(() => new Response(pcmTone()));
    await makeClips({ ...line, voice: well.voice, others: true });
    expect(well.requests).toHaveLength(COUNT - 1 - 30);
    await expectFilesAsFacts(line.promptsDir);
  });

  it('name the voice, and never touch a recording', async () => {
    const line = await newLine();
    const { voice, requests } = pollyWith(() => pcmTone());
    await makeClips({ ...line, voice, all: true });
    expect(requests.map(({ Text }) => Text)).not.toContain('Number 0');
    expect(await readFile(join(line.promptsDir, 'en/p-0.wav'), 'utf8')).toBe('a recording');
    expect((await readClipFacts(line.promptsDir)).get('en/p-0')).toEqual(RECORDED);
    for (const fact of await draftsOf(line.promptsDir))
      expect(fact.speaker).toBe('draft voice (Amazon Polly, Amy)');
    expect(await draftsOf(line.promptsDir)).toHaveLength(COUNT - 1);
  });

  it('are not begun in a language that it does not have', async () => {
    const line = await newLine();
    const before = await clipsOf(line.promptsDir);
    const { voice, requests } = pollyWith(() => pcmTone());
    const run = makeClips({ ...line, voice, languages: ['en', 'km'], all: true });
    await expect(run).rejects.toMatchObject({ code: 'no-such-language' });
    expect(await clipsOf(line.promptsDir)).toEqual(before);
    expect(requests).toEqual([]);
  });
});

describe('npm run draft-clips', () => {
  const run = (cwd: string, ...args: string[]): Promise<{ code: number; err: string }> => {
    const env = { ...process.env, AZURE_SPEECH_KEY: '', AZURE_SPEECH_REGION: '' };
    const command = ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/draft-clips.ts'), ...args];
    return new Promise((resolve) => {
      execFile('node', command, { cwd, env }, (error, _out, err) => {
        resolve({ code: error ? Number(error.code) : 0, err });
      });
    });
  };

  it.each([
    [['--voice', 'polly', '--language', 'km', '--all'], 1, 'Amazon Polly has no Khmer voice'],
    [['--voice', 'azure'], 1, 'set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION.'],
    [['--voice', 'nobody'], 2, '--voice espeak|polly|azure'],
    [['--language', 'fr'], 2, '--language km|en'],
  ])('%j changes nothing and says why', async (args, code, sentence) => {
    const { root, promptsDir } = await newLine();
    const facts = await readFile(join(promptsDir, 'clips.json'), 'utf8');
    const before = await clipsOf(promptsDir);
    const ended = await run(root, ...args);
    expect(ended.err).toContain(sentence);
    expect(ended.code).toBe(code);
    expect(await clipsOf(promptsDir)).toEqual(before);
    expect(await readFile(join(promptsDir, 'clips.json'), 'utf8')).toBe(facts);
  });
});
