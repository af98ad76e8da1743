import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smallLibrary, type SmallLibrary } from '../../tests/support/small-library.ts';
import type { Utterance } from '../calls/ports.ts';
import { decodeWav, SAMPLE_RATE } from './audio/wav.ts';
import { clipCache, type ClipCache } from './clip-cache.ts';
import { samplesOf, type Samples } from './library/samples.ts';
import { voiceOf } from './voice.ts';

let small: SmallLibrary;
let library: SmallLibrary['library'];
let hello: Utterance;
beforeAll(async () => {
  small = await smallLibrary();
  ({ library } = small);
  hello = voiceOf(library).utter([{ pause: 0.25 }, { prompt: 'welcome' }], 'km');
});
afterAll(() => rmSync(small.folder, { recursive: true }));

let parent: string;
let folder: string;
let read: number;
let cache: ClipCache;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sdap-clips-'));
  folder = join(parent, 'clips');
  read = 0;
  const samples = samplesOf(small.files);
  const counting: Samples = (sha256) => {
    read += 1;
    return samples(sha256);
  };
  cache = clipCache(folder, counting, { find: (hash) => (hash === hello.hash ? hello : undefined) });
});
afterEach(() => rmSync(parent, { recursive: true }));

describe('a clip of what was said', () => {
  it('is made under its hash, as long as what it says', async () => {
    const path = await cache.file(hello.hash);
    expect(path).toBe(join(folder, `${hello.hash}.wav`));
    expect(decodeWav(readFileSync(path ?? '')).length).toBe(hello.seconds * SAMPLE_RATE);
  });

  it('is made once, and read from then on', async () => {
    await cache.file(hello.hash);
    await cache.file(hello.hash);
    await cache.make(hello);
    expect(read).toBe(1);
  });

  it('is made once when two ask for it at the same time', async () => {
    const paths = await Promise.all([cache.file(hello.hash), cache.file(hello.hash), cache.make(hello)]);
    expect(new Set(paths).size).toBe(1);
    expect(read).toBe(1);
  });

  it('is made beside many others at the same moment', async () => {
    const pauses = Array.from({ length: 40 }, (_, index) => 0.1 + index / 100);
    const all = pauses.map((pause) => voiceOf(library).utter([{ pause }, { prompt: 'welcome' }], 'km'));
    const paths = await Promise.all(all.map((one) => cache.make(one)));
    expect(paths.every((path) => existsSync(path))).toBe(true);
  });

  it('leaves no unfinished file behind', async () => {
    await Promise.all([cache.file(hello.hash), cache.make(hello)]);
    expect(readdirSync(folder)).toEqual([`${hello.hash}.wav`]);
  });

  it('is made again after the folder was emptied', async () => {
    await cache.file(hello.hash);
    rmSync(folder, { recursive: true });
    expect(existsSync((await cache.file(hello.hash)) ?? '')).toBe(true);
    expect(read).toBe(2);
  });

  it('can be made without the log, for words such as the apology', async () => {
    const sorry = voiceOf(library).utter([{ prompt: 'only-english' }], 'km');
    await cache.make(sorry);
    expect(await cache.file(sorry.hash)).toBe(join(folder, `${sorry.hash}.wav`));
  });
});

describe('a clip that was never said', () => {
  it('is not there', async () => {
    expect(await cache.file('0'.repeat(32))).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
  });

  it('is not looked for under a name that is no hash, even where such a file lies', async () => {
    writeFileSync(join(parent, 'keys.wav'), 'secret');
    const tricks = [
      '../keys',
      `../clips/${hello.hash}`,
      `${hello.hash}.wav`,
      hello.hash.toUpperCase(),
      '',
      `${hello.hash}\n`,
    ];
    for (const trick of tricks) expect(await cache.file(trick), trick).toBeUndefined();
  });
});
