import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSound, source, VOICE } from '../../../tests/support/made-sounds.ts';
import { smallLibrary, type SmallLibrary } from '../../../tests/support/small-library.ts';
import { loudnessDbfs } from '../audio/loudness.ts';
import { decodeWav } from '../audio/wav.ts';
import { applyImport, convertRecordings, type ImportReport } from './import-clips.ts';
import { folderSource } from './recording-source.ts';

const ROOT = join(import.meta.dirname, '../../..');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sdap-import-'));
});

/** Make a file with ffmpeg. @returns its bytes */
const made = (name: string, ...args: string[]): Promise<Buffer> => makeSound(join(folder, name), args);

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));

interface Line extends SmallLibrary {
  recordings: string;
}

/** A small line, and a folder of recordings. */
async function newLine(): Promise<Line> {
  return { ...(await smallLibrary()), recordings: await mkdtemp(join(folder, 'recordings-')) };
}

async function bring({ library, recordings }: Line, approve = false): Promise<ImportReport> {
  const source = await folderSource(recordings);
  const report = await convertRecordings({ library, source, language: 'en' });
  applyImport(library, report, { speaker: 'Sok', approve });
  return report;
}

describe('import of a folder', () => {
  it('takes the good files, reports each, and leaves the old clip of a refused one', async () => {
    const line = await newLine();
    const { library } = line;
    const heard = (prompt: string) => library.now().clip(prompt, 'en');
    await writeFile(join(line.recordings, 'only-english.m4a'), await made('g.m4a', ...VOICE));
    expect((await bring(line, true)).lines).toHaveLength(1);
    const old = heard('only-english');
    expect(old).toMatchObject({ text: 'Only in English', origin: 'recorded', speaker: 'Sok' });
    expect(old?.approvedAt).not.toBeNull();

    await writeFile(join(line.recordings, 'only-english.m4a'), 'not a sound');
    await writeFile(join(line.recordings, 'welcome.mp3'), await made('w.mp3', ...VOICE));
    await writeFile(join(line.recordings, 'wellcome.mp3'), await made('w.mp3', ...VOICE));
    await writeFile(join(line.recordings, 'place-16.mp3'), await made('w.mp3', ...VOICE));
    await writeFile(join(line.recordings, 'notes.txt'), 'hello');
    const draft = heard('welcome');
    const { lines, ignored } = await bring(line);
    expect(lines.map((one) => [one.file, 'code' in one ? one.code : 'ok'])).toEqual([
      ['only-english.m4a', 'not-audio'],
      ['place-16.mp3', 'other-language'],
      ['welcome.mp3', 'ok'],
      ['wellcome.mp3', 'unknown-prompt'],
    ]);
    expect(ignored).toEqual(['notes.txt']);
    expect(heard('only-english')).toEqual(old);
    // Nobody has listened to it yet: callers go on hearing the draft.
    expect(heard('welcome')).toEqual(draft);
    const [recorded] = library
      .contents()
      .clips.filter(({ prompt, origin }) => prompt === 'welcome' && origin === 'recorded');
    expect(recorded).toMatchObject({ text: 'Hello', approvedAt: null });
    const samples = decodeWav(line.files.read(recorded?.sha256 ?? ''));
    expect(samples.length / 8000).toBeCloseTo(recorded?.seconds ?? 0, 3);
    expect(loudnessDbfs(samples)).toBeCloseTo(recorded?.loudness ?? 0, 1);
  });

  it('changes nothing at all when every file is refused', async () => {
    const line = await newLine();
    const before = line.library.contents();
    const voice = await made('v.mp3', ...VOICE);
    const hostile: [string, Buffer][] = [
      ['a text', Buffer.from('hello')],
      ['a playlist', Buffer.from('#EXTM3U\n/etc/passwd\n')],
      ['half a file', half(voice)],
      ['too much', Buffer.alloc(21 * 2 ** 20)],
      ['nothing', Buffer.alloc(0)],
      ['silence', await made('s.wav', ...source('anullsrc=r=8000'), '-t', '3')],
      ['a bomb', await made('b.flac', ...source('anullsrc=r=8000:cl=mono'), '-t', '3600')],
      ['a film', await made('f.mp4', ...source('color=red:s=64x64:d=2'), '-c:v', 'mpeg4')],
    ];
    for (const [what, bytes] of hostile) {
      await writeFile(join(line.recordings, 'welcome.wav'), bytes);
      expect((await bring(line, true)).lines, what).toEqual([
        expect.objectContaining({ code: expect.any(String) as string }),
      ]);
      expect(line.library.contents(), what).toEqual(before);
    }
  });
});

describe('npm run import-clips', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sdap-import-line-'));
  const recordings = mkdtempSync(join(tmpdir(), 'sdap-import-'));

  function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const all = ['--import', 'tsx', 'src/cli/import-clips.ts', ...args];
    const env = { ...process.env, DATA_DIR: dataDir };
    return new Promise((resolve) => {
      execFile('node', all, { cwd: ROOT, env }, (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      });
    });
  }

  it('says a line per file, and by its exit whether all were taken', async () => {
    await writeFile(join(recordings, 'welcome.ogg'), await made('w.ogg', ...VOICE, '-c:a', 'libopus'));
    const good = await command('km', recordings, '--speaker', 'Chan Sok', '--approve');
    expect([good.code, good.err]).toEqual([0, '']);
    expect(good.out).toMatch(
      /^welcome\.ogg: ok, 1\.\d s, loudness -24\.\d dBFS, peak -\d+\.\d dBFS\n1 taken, 0 refused/u,
    );
    await writeFile(join(recordings, 'goodby.ogg'), 'x');
    const bad = await command('en', recordings, '--check');
    expect(bad.code).toBe(1);
    expect(bad.out).toContain(
      'goodby.ogg: refused (unknown-prompt). There is no prompt "goodby"; did you mean "goodbye"?',
    );
    expect(bad.out).toContain('1 would be taken, 1 refused.');
  });

  it('explains itself, an unknown language, and a folder that is not there', async () => {
    expect(await command()).toMatchObject({
      ...{ code: 2, err: expect.stringContaining('Use: npm run import-clips') as string },
    });
    expect(await command('fr', recordings)).toMatchObject({
      ...{ code: 2, err: 'The line has no language "fr"; it has: km, en, jra, tpu, krr, cmo.\n' },
    });
    expect(await command('km', 'nowhere')).toMatchObject({
      ...{ code: 1, err: expect.stringContaining('ENOENT') as string },
    });
  });
});
