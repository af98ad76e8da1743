import { createHash } from 'node:crypto';
import { rmSync, createWriteStream, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile, type Options } from 'yazl';
import { emptyStore } from '../../../tests/support/reference.ts';
import { smallLibrary, tone, type SmallLibrary } from '../../../tests/support/small-library.ts';
import { libraryStore } from '../../storage/library-store.ts';
import { measured } from '../audio/measured.ts';
import { encodeWav } from '../audio/wav.ts';
import type { LibraryStore } from '../ports.ts';
import { clipFiles, type ClipFiles } from './clip-files.ts';
import { exportLibrary } from './export-library.ts';
import { importLibrary } from './import-library.ts';
import { manifestOf, type Manifest } from './manifest.ts';

/* A library goes out as one file and comes back; and whatever can be wrong with that file, each with a file of its own. */

interface Line {
  store: LibraryStore;
  files: ClipFiles;
  folder: string;
}

const somewhere = (): string => mkdtempSync(join(tmpdir(), 'sdap-library-zip-'));

function emptyLine(): Line {
  const folder = somewhere();
  return { store: libraryStore(emptyStore()), files: clipFiles(folder), folder };
}

async function exported({ store, files }: Pick<Line, 'store' | 'files'>): Promise<string> {
  const file = join(somewhere(), 'library.zip');
  await exportLibrary(store.contents(), files, createWriteStream(file));
  return file;
}

const take = ({ store, files }: Pick<Line, 'store' | 'files'>, bytes: Buffer) => {
  const file = join(somewhere(), 'upload.zip');
  writeFileSync(file, bytes);
  return importLibrary(store, files, file);
};

/** A library in use: history, approvals and their withdrawal, an oral language, texts of staff. */
async function usedLibrary(): Promise<SmallLibrary> {
  const line = await smallLibrary();
  const { library, store, clock } = line;
  store.transaction(() => {
    store.putLanguage({ code: 'kru', nameKm: 'គ្រឹង', nameEn: 'Kreung', oral: true, position: 2 });
    store.putText({ prompt: 'welcome', language: 'km', text: 'សួស្តី "បងប្អូន", <ចាស់>\n', shipped: false });
    store.putPrompt({ id: 'staff-day', note: 'Slowly', position: 99, shipped: false, retired: false });
    store.putPrompt({ id: 'gone', note: '', position: 98, shipped: true, retired: true });
  });
  const add = (pitch: number, prompt: string, language: string, approve: boolean): number => {
    clock.at += 1_000;
    const sound = library.keep(tone(0.2, pitch));
    const [clip] = library.add([{ prompt, language, sound, origin: 'recorded', speaker: 'ចាន់ សុខ', approve }]);
    return clip?.id ?? 0;
  };
  const first = add(30, 'welcome', 'km', true);
  const second = add(31, 'welcome', 'km', true);
  add(32, 'welcome', 'km', false);
  add(33, 'welcome', 'kru', true);
  // The same sound for two prompts is one file.
  add(33, 'staff-day', 'km', true);
  clock.at += 1_000;
  library.approve(first);
  library.withdraw(second);
  return line;
}

describe('a library that is exported and imported into an empty line', () => {
  let line: SmallLibrary;
  let target: Line;
  let zip = '';

  beforeAll(async () => {
    line = await usedLibrary();
    target = emptyLine();
    zip = await exported(line);
    await importLibrary(target.store, target.files, zip);
  });
  it('is the same byte for byte when it is exported again', async () => {
    expect(readFileSync(await exported(target)).equals(readFileSync(zip))).toBe(true);
  });
  it('has the same rows, also what is heard and what is retired', () => {
    expect(manifestOf(target.store.contents())).toEqual(manifestOf(line.store.contents()));
    const approved = target.store.contents().clips.filter(({ approvedAt }) => approvedAt !== null);
    expect(approved).toHaveLength(3);
    expect(target.store.contents().clips.find(({ language }) => language === 'kru')?.text).toBeNull();
  });
  it('has every file, and no other', () => {
    const names = readdirSync(join(line.folder, 'kept')).sort();
    expect(readdirSync(target.folder).sort()).toEqual(names);
    for (const name of names) {
      const [own, theirs] = [target.folder, join(line.folder, 'kept')].map((one) =>
        readFileSync(join(one, name)),
      );
      expect(own?.equals(theirs ?? Buffer.of()), name).toBe(true);
    }
  });
  it('is the same when it is imported twice, and when it was exported twice', async () => {
    const contents = target.store.contents();
    const told = await importLibrary(target.store, target.files, zip);
    expect(told).toEqual({ prompts: contents.prompts.length, clips: contents.clips.length });
    expect(target.store.contents()).toEqual(contents);
    expect(readFileSync(await exported(line)).equals(readFileSync(zip))).toBe(true);
  });
});

describe('a library that is imported into a line in use', () => {
  it('brings its texts and clips, and leaves the clips that are only here', async () => {
    const target = await smallLibrary();
    const sound = target.library.keep(tone(0.3, 77));
    const about = { prompt: 'no-recording', language: 'km', origin: 'recorded', speaker: 'Dara' } as const;
    const [own] = target.library.add([{ ...about, sound, approve: true }]);
    await target.library.importZip(await exported(await usedLibrary()));
    expect(target.library.now().clip('no-recording', 'km')).toEqual(own);
    expect(target.library.now().text('welcome', 'km')).toContain('បងប្អូន');
    expect(target.library.now().clip('welcome', 'km')).toMatchObject({ speaker: 'ចាន់ សុខ' });
    expect(target.library.now().languages).toContain('kru');
  });
});

/** What a zip of a library is made of, to be made wrong. */
interface Parts {
  manifest: Manifest;
  files: [name: string, bytes: Buffer, options?: Partial<Options>][];
}

async function zipOf(files: Parts['files']): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes, options] of files) zip.addBuffer(bytes, name, options ?? { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}

const packed = ({ manifest, files }: Parts): Promise<Buffer> =>
  zipOf([['library.json', Buffer.from(JSON.stringify(manifest)), {}], ...files]);
type Make = (parts: Parts) => Promise<Buffer>;

const withClip = (manifest: Manifest, facts: object): Manifest => ({
  ...manifest,
  clips: manifest.clips.map((clip, index) => (index === 0 ? { ...clip, ...facts } : clip)),
});

/** Tells something else of the first clip. */
const telling =
  (facts: object): Make =>
  ({ manifest, files }) =>
    packed({ files, manifest: withClip(manifest, facts) });

/** Has another sound for the first clip, and tells its hash and the numbers of `samples`. */
const sounding =
  (bytes: Buffer, samples: Int16Array): Make =>
  ({ manifest, files }) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const facts = { sha256, ...measured(samples) };
    return packed({
      manifest: withClip(manifest, facts),
      files: [...files, [`clips/${sha256}.wav`, bytes]],
    });
  };

/** Has one file more; its name, which the packer would refuse, is put in afterwards, in both places of the zip. */
const naming =
  (name: string): Make =>
  async ({ manifest, files }) => {
    const innocent = 'a'.repeat(name.length);
    const zip = await packed({ manifest, files: [...files, [innocent, Buffer.from('x')]] });
    return Buffer.from(zip.toString('latin1').replaceAll(innocent, name), 'latin1');
  };
const plain = tone(0.2, 9);
const loud = plain.map((sample) => sample * 2);
const fast = encodeWav(plain);
fast.writeUInt32LE(44_100, 24);
const only = (bytes: Buffer) => (): Promise<Buffer> => Promise.resolve(bytes);
const manifestOnly = (text: string) => (): Promise<Buffer> => zipOf([['library.json', Buffer.from(text)]]);
const HOSTILE: Record<string, Record<string, Make>> = {
  'not-a-zip': {
    nothing: only(Buffer.alloc(0)),
    'a text': only(Buffer.from('hello')),
    'a sound': only(fast),
    'a zip cut short': async (parts) => (await packed(parts)).subarray(0, -30),
  },
  'bad-library': {
    'a zip of nothing': () => zipOf([]),
    'no library.json': ({ files }) => zipOf(files),
    'a library.json in a folder': ({ files }) => zipOf([['a/library.json', fast], ...files]),
    'no JSON': manifestOnly('{"format":'),
    'other JSON': manifestOnly('[1]'),
    'a version that is not known': ({ manifest, files }) =>
      packed({ files, manifest: { ...manifest, version: 2 as 1 } }),
    'a field that is not known': telling({ path: '/etc/passwd' }),
    'a prompt id that is a path': telling({ prompt: '../welcome' }),
    'a hash that is a path': telling({ sha256: '../../x' }),
    'a clip of an unknown prompt': telling({ prompt: 'nobody' }),
    'a clip in an unknown language': telling({ language: 'fr' }),
    'a length that does not fit': telling({ seconds: 9 }),
    'a loudness that does not fit': telling({ loudness: -23 }),
    'a peak that does not fit': telling({ peak: -2 }),
    'a clip without its file': ({ manifest, files }) => packed({ manifest, files: files.slice(1) }),
    'a clip whose hash does not fit': ({ manifest, files }) =>
      packed({ manifest, files: files.map(([name]) => [name, encodeWav(plain)]) }),
    '44,100 samples a second': sounding(fast, plain),
    'a text that is called a clip': sounding(Buffer.from('hello'), plain),
    'a clip that is too loud': sounding(encodeWav(loud), loud),
    'a clip of minutes': sounding(encodeWav(tone(62, 9)), tone(62, 9)),
    'a clip of silence': sounding(encodeWav(new Int16Array(4_000)), tone(0.5, 9)),
  },
  'unsafe-zip': {
    'a name that leads out': naming('../../passwd'),
    'an absolute name': naming('/etc/shadow1'),
    'a name that leads out on Windows': naming('..\\..\\passw'),
    'an absolute name of Windows': naming('C:\\passwords'),
    'the same file twice': naming('library.json'),
    'a link': ({ manifest, files }) =>
      packed({ manifest, files: [...files, ['link', Buffer.from('/etc'), { mode: 0o120777 }]] }),
    'a password': async (parts) => {
      const zip = await packed(parts);
      // In the list at the end, the flags stand 38 bytes before the name.
      const flags = zip.lastIndexOf('library.json') - 38;
      zip.writeUInt16LE(zip.readUInt16LE(flags) | 1, flags);
      return zip;
    },
  },
};
const CASES = Object.entries(HOSTILE).flatMap(([code, all]) =>
  Object.entries(all).map(([what, make]) => [what, code, make] as const),
);

describe('a hostile zip', () => {
  let parts: Parts;
  let target: SmallLibrary;

  beforeAll(async () => {
    const { store, files } = await usedLibrary();
    const manifest = manifestOf(store.contents());
    const hashes = [...new Set(manifest.clips.map(({ sha256 }) => sha256))];
    parts = { manifest, files: hashes.map((sha256) => [`clips/${sha256}.wav`, files.read(sha256)]) };
  });

  beforeEach(async () => {
    target = await smallLibrary();
  });
  it('would be taken if it were not hostile', async () => {
    await expect(take(target, await packed(parts))).resolves.toMatchObject({ clips: 19 });
  });

  it.each(CASES)('with %s is refused as %s, and nothing changes', async (_what, code, make) => {
    const [contents, version, now] = [target.store.contents(), target.store.version(), target.library.now()];
    await expect(take(target, await make(parts))).rejects.toMatchObject({
      name: expect.stringMatching(/^(Library|Intake)Error$/) as string,
      code,
      message: expect.stringMatching(/^[A-Z].*\.$/s) as string,
    });
    expect(target.store.contents()).toEqual(contents);
    expect(target.store.version()).toBe(version);
    expect(target.library.now()).toBe(now);
  });

  it('that is cut short anywhere is refused, and nothing changes', async () => {
    const whole = await packed(parts);
    const contents = target.store.contents();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        await expect(take(target, whole.subarray(0, length))).rejects.toMatchObject({
          name: expect.stringMatching(/^(Library|Intake)Error$/) as string,
        });
      }),
      { numRuns: 40 },
    );
    expect(target.store.contents()).toEqual(contents);
  });
});

describe('an export', () => {
  it('of a library whose file is gone fails, and leaves no half of a zip', async () => {
    const { store, files } = await usedLibrary();
    rmSync(files.path(store.contents().clips[3]?.sha256 ?? ''));
    await expect(exported({ store, files })).rejects.toThrow(/ENOENT/);
  });

  it('does not depend on the clock or on the order of the rows', async () => {
    const { store, files } = await usedLibrary();
    const contents = store.contents();
    const zip = readFileSync(await exported({ store, files }));
    const file = join(somewhere(), 'library.zip');
    const turned = {
      languages: contents.languages.toReversed(),
      prompts: contents.prompts.toReversed(),
      texts: contents.texts.toReversed(),
      clips: contents.clips.toReversed(),
    };
    await exportLibrary(turned, files, createWriteStream(file));
    expect(readFileSync(file).equals(zip)).toBe(true);
  });

  it('that cannot be written fails', async () => {
    const { store, files } = await usedLibrary();
    const output = createWriteStream(join(somewhere(), 'no-such-folder', 'library.zip'));
    await expect(exportLibrary(store.contents(), files, output)).rejects.toThrow(/ENOENT/);
  });
});
