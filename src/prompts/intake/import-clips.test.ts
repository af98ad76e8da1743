import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { loudnessDbfs } from '../audio/loudness.ts';
import { decodeWav } from '../audio/wav.ts';
import { readClipFacts } from '../catalogue-files.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { importClips, type ImportReport } from './import-clips.ts';

const ROOT = join(import.meta.dirname, '../../..');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sdap-import-'));
});

const source = (graph: string): string[] => ['-f', 'lavfi', '-i', graph];
/** 1.5 s of a swelling hum, with silence around it. */
const VOICE = 'aevalsrc=0.2*sin(2*PI*180*t)*(0.6+0.4*sin(2*PI*4*t))*between(t\\,0.7\\,2.2):s=44100:d=3';

/** Make a file with ffmpeg. @returns its bytes */
async function made(name: string, ...args: string[]): Promise<Buffer> {
  const file = join(folder, name);
  await promisify(execFile)(await findFfmpeg(), ['-v', 'error', '-y', ...args, file]);
  return readFile(file);
}

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));

/** A line of two prompts, one of them recorded, and a folder of recordings. */
async function newLine(): Promise<{ promptsDir: string; placesCsv: string; recordings: string }> {
  const base = await mkdtemp(join(folder, 'line-'));
  const [promptsDir, recordings, placesCsv] = ['prompts', 'recordings', 'places.csv'].map((name) =>
    join(base, name),
  );
  if (!promptsDir || !recordings || !placesCsv) throw new Error('never');
  await mkdir(promptsDir);
  await mkdir(recordings);
  await writeFile(
    join(promptsDir, 'catalogue.yaml'),
    'welcome: { km: សួស្តី, en: Hello }\ngoodbye: { en: Bye }\n',
  );
  await writeFile(placesCsv, 'code,name_km\n02,បាត់ដំបង\n');
  return { promptsDir, placesCsv, recordings };
}

type Line = Awaited<ReturnType<typeof newLine>>;

const bring = (line: Line, approve = false): Promise<ImportReport> =>
  importClips({
    ...line,
    folder: line.recordings,
    language: 'en',
    speaker: 'Sok',
    approve,
    onLine: () => undefined,
  });

/** Every file below a folder with its bytes. */
async function contents(directory: string): Promise<[string, string][]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.sort().map(async (file) => [file, (await readFile(file)).toString('base64')]));
}

describe('import of a folder', () => {
  it('takes the good files, reports each, and leaves the old clip of a refused one', async () => {
    const line = await newLine();
    await writeFile(join(line.recordings, 'goodbye.m4a'), await made('g.m4a', ...source(VOICE)));
    expect((await bring(line, true)).lines).toHaveLength(1);
    const old = (await readClipFacts(line.promptsDir)).get('en/goodbye');
    expect(old).toMatchObject({ text: 'Bye', state: 'approved', speaker: 'Sok' });

    await writeFile(join(line.recordings, 'goodbye.m4a'), 'not a sound');
    await writeFile(join(line.recordings, 'welcome.mp3'), await made('w.mp3', ...source(VOICE)));
    await writeFile(join(line.recordings, 'wellcome.mp3'), await made('w.mp3', ...source(VOICE)));
    await writeFile(join(line.recordings, 'place-02.mp3'), await made('w.mp3', ...source(VOICE)));
    await writeFile(join(line.recordings, 'notes.txt'), 'hello');
    const { lines, ignored } = await bring(line);
    expect(lines.map((one) => [one.file, 'code' in one ? one.code : 'ok'])).toEqual([
      ['goodbye.m4a', 'not-audio'],
      ['place-02.mp3', 'other-language'],
      ['welcome.mp3', 'ok'],
      ['wellcome.mp3', 'unknown-prompt'],
    ]);
    expect(ignored).toEqual(['notes.txt']);
    const facts = await readClipFacts(line.promptsDir);
    expect(facts.get('en/goodbye')).toEqual(old);
    expect(facts.get('en/welcome')).toMatchObject({ text: 'Hello', state: 'recorded' });
    expect(await readdir(join(line.promptsDir, 'en'))).toEqual(['goodbye.wav', 'welcome.wav']);
    for (const [name, fact] of facts) {
      const samples = decodeWav(await readFile(join(line.promptsDir, `${name}.wav`)));
      expect(samples.length / 8000).toBeCloseTo(fact.seconds, 3);
      expect(loudnessDbfs(samples)).toBeCloseTo(fact.loudness, 1);
    }
  });

  it('changes nothing at all when every file is refused', async () => {
    const line = await newLine();
    await writeFile(join(line.recordings, 'welcome.wav'), await made('w.wav', ...source(VOICE)));
    await bring(line);
    const before = await contents(line.promptsDir);
    const voice = await made('v.mp3', ...source(VOICE));
    const hostile: [string, Buffer][] = [
      ['a text', Buffer.from('hello')],
      ['a playlist', Buffer.from('#EXTM3U\n/etc/passwd\n')],
      ['half a file', half(voice)],
      ['too much', Buffer.alloc(21 * 2 ** 20)],
      ['nothing', Buffer.alloc(0)],
      ['silence', await made('s.wav', ...source('anullsrc=r=8000:d=3'))],
      ['a bomb', await made('b.flac', ...source('anullsrc=r=8000:cl=mono:d=3600'))],
      ['a film', await made('f.mp4', ...source('color=red:s=64x64:d=2'), '-c:v', 'mpeg4')],
    ];
    for (const [what, bytes] of hostile) {
      await writeFile(join(line.recordings, 'welcome.wav'), bytes);
      expect((await bring(line)).lines, what).toEqual([
        expect.objectContaining({ code: expect.any(String) as string }),
      ]);
      expect(await contents(line.promptsDir), what).toEqual(before);
    }
  });
});

describe('npm run import-clips', () => {
  /** The command works on the folder it stands in, so it stands in a line of the test's own. */
  async function command(line: Line, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const base = join(line.promptsDir, '..');
    await mkdir(join(base, 'db/reference'), { recursive: true });
    await writeFile(join(base, 'db/reference/places.csv'), await readFile(line.placesCsv));
    const tsx = join(ROOT, 'node_modules/tsx/dist/esm/index.mjs');
    const all = ['--import', tsx, join(ROOT, 'src/cli/import-clips.ts'), ...args];
    return new Promise((resolve) => {
      execFile('node', all, { cwd: base }, (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      });
    });
  }

  it('says a line per file, and by its exit whether all were taken', async () => {
    const line = await newLine();
    const folderName = basename(line.recordings);
    await writeFile(
      join(line.recordings, 'welcome.ogg'),
      await made('w.ogg', ...source(VOICE), '-c:a', 'libopus'),
    );
    const good = await command(line, 'km', folderName, '--speaker', 'Chan Sok', '--approve');
    expect([good.code, good.err]).toEqual([0, '']);
    expect(good.out).toMatch(
      /^welcome\.ogg: ok, 1\.\d s, loudness -24\.\d dBFS, peak -\d+\.\d dBFS\n1 taken, 0 refused/u,
    );
    expect((await readClipFacts(line.promptsDir)).get('km/welcome')).toMatchObject({
      ...{ text: 'សួស្តី', state: 'approved', speaker: 'Chan Sok' },
    });
    await writeFile(join(line.recordings, 'goodby.ogg'), 'x');
    const bad = await command(line, 'en', folderName);
    expect(bad.code).toBe(1);
    expect(bad.out).toContain(
      'goodby.ogg: refused (unknown-prompt). There is no prompt "goodby"; did you mean "goodbye"?',
    );
    expect(bad.out).toContain('1 taken, 1 refused.');
  });

  it('explains itself, an unknown language, and a folder that is not there', async () => {
    const line = await newLine();
    expect(await command(line)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Use: npm run import-clips') as string,
    });
    expect(await command(line, 'fr', 'recordings')).toMatchObject({ code: 2 });
    expect(await command(line, 'km', 'nowhere')).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('The import stopped: ENOENT') as string },
    });
  });
});
