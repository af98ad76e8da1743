import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClipFacts } from '../catalogue-files.ts';
import { putInPlace, type NewClip } from './put-in-place.ts';

function clip(name: string): NewClip {
  const accepted = { samples: new Int16Array(800).fill(500), seconds: 0.1, loudness: -24.04, peak: -11.26 };
  return { clip: name, text: 'Hello', accepted, state: 'recorded', speaker: 'Sok' };
}

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'sdap-place-'));

describe('putInPlace', () => {
  it('writes the clips and their facts, and nothing else', async () => {
    const folder = await newFolder();
    await putInPlace(folder, [clip('en/welcome'), clip('en/goodbye')]);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      'clips.json',
      'en',
      'en/goodbye.wav',
      'en/welcome.wav',
    ]);
    expect((await readClipFacts(folder)).get('en/welcome')).toMatchObject({
      ...{ text: 'Hello', seconds: 0.1, loudness: -24, peak: -11.3, state: 'recorded', speaker: 'Sok' },
    });
  });

  it('changes nothing when one of them cannot be written', async () => {
    const folder = await newFolder();
    await putInPlace(folder, [clip('en/welcome')]);
    const before = await readFile(join(folder, 'clips.json'), 'utf8');
    // A file where a folder should be.
    await writeFile(join(folder, 'km'), '');
    await expect(putInPlace(folder, [clip('en/goodbye'), clip('km/welcome')])).rejects.toThrow();
    expect(await readFile(join(folder, 'clips.json'), 'utf8')).toBe(before);
    expect(await readdir(join(folder, 'en'))).toEqual(['welcome.wav']);
  });

  it('tells the facts of what was renamed before the disk failed', async () => {
    const folder = await newFolder();
    // A folder in the place of the second clip cannot be replaced by a file.
    await mkdir(join(folder, 'en/welcome.wav'), { recursive: true });
    await expect(putInPlace(folder, [clip('en/goodbye'), clip('en/welcome')])).rejects.toThrow();
    expect([...(await readClipFacts(folder)).keys()]).toEqual(['en/goodbye']);
    expect((await readdir(join(folder, 'en'))).sort()).toEqual(['goodbye.wav', 'welcome.wav']);
  });
});
