import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { declared, listed, zipOf } from '../../../tests/support/zip.ts';
import { zipSource, type ZipLimits } from './zip-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'sdap-zips-'));
const WAV = Buffer.from('a sound');
function open(zip: Buffer, limits?: Partial<ZipLimits>) {
  const file = join(folder, 'upload.zip');
  writeFileSync(file, zip);
  return zipSource(file, limits);
}

/** Another name of the same length, in the header of the file and in the list at the end. */
const renamed = (zip: Buffer, from: string, to: string): Buffer =>
  Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');

const flagged = (bits: number) => (entry: Buffer) => entry.writeUInt16LE(entry.readUInt16LE(8) | bits, 8);
const refusal = (opening: Promise<unknown>): Promise<unknown> =>
  opening.then(
    () => 'taken',
    (error: { name?: unknown; code?: unknown }) => [error.name, error.code],
  );

describe('a zip of recordings', () => {
  it('gives its files in the order of their names, wherever they lie', async () => {
    const source = await open(
      await zipOf({
        'welcome.wav': WAV,
        'part 1/': WAV,
        'part 1/goodbye.ogg': [Buffer.from('stored'), { compress: false }],
        'ច្បាប់.mp3': Buffer.from('khmer'),
        'empty.wav': Buffer.alloc(0),
      }),
    );
    expect(source.files).toEqual(['empty.wav', 'part 1/goodbye.ogg', 'welcome.wav', 'ច្បាប់.mp3']);
    expect(await source.read('welcome.wav')).toEqual(WAV);
    expect((await source.read('part 1/goodbye.ogg')).toString()).toBe('stored');
    expect((await source.read('ច្បាប់.mp3')).toString()).toBe('khmer');
    expect(await source.read('empty.wav')).toHaveLength(0);
    source.close();
  });
  it('leaves out what systems scatter about', async () => {
    const source = await open(
      await zipOf({
        '__MACOSX/._welcome.wav': WAV,
        '__MACOSX/a/welcome.wav': WAV,
        'a/__MACOSX/b.wav': WAV,
        '.DS_Store': WAV,
        '.hidden/welcome.wav': WAV,
        'a/.hidden.wav': WAV,
        'a/welcome.wav': WAV,
      }),
    );
    expect(source.files).toEqual(['a/welcome.wav']);
    source.close();
  });
  it('may be read in any order, and many files at once', async () => {
    const names = Array.from({ length: 30 }, (_, number) => `clip-${number}.wav`);
    const source = await open(
      await zipOf(Object.fromEntries(names.map((name) => [name, Buffer.from(name.repeat(1_000))]))),
    );
    const read = await Promise.all(names.map((name) => source.read(name)));
    expect(read.map(String)).toEqual(names.map((name) => name.repeat(1_000)));
    source.close();
  });
  it('has no file that it does not name', async () => {
    const source = await open(await zipOf({ 'welcome.wav': WAV, '.hidden': WAV }));
    await expect(source.read('../welcome.wav')).rejects.toThrow('There is no ../welcome.wav in the zip.');
    source.close();
  });
  it('of nothing has no files', async () => {
    expect((await open(await zipOf({}))).files).toEqual([]);
  });
});

describe('a hostile zip', () => {
  it.each([
    '../x.wav',
    '/etc/x.wav',
    '..\\x.wav',
    'C:\\x.wav',
    'a/../../x.wav',
    'C:/x.wav',
    '\\\\nas\\x.wav',
  ])('with the name %s is refused', async (name) => {
    const innocent = 'a'.repeat(name.length);
    const zip = await zipOf({ 'welcome.wav': WAV, [innocent]: WAV });
    expect(await refusal(open(renamed(zip, innocent, name)))).toEqual(['IntakeError', 'unsafe-zip']);
  });
  it('with a link is refused', async () => {
    const zip = await zipOf({ 'welcome.wav': [Buffer.from('/etc/passwd'), { mode: 0o120777 }] });
    expect(await refusal(open(zip))).toEqual(['IntakeError', 'unsafe-zip']);
  });

  it('with a password is refused, and the refusal says so', async () => {
    const zip = listed(await zipOf({ 'welcome.wav': WAV }), 'welcome.wav', flagged(1));
    await expect(open(zip)).rejects.toMatchObject({
      code: 'unsafe-zip',
      message: 'The zip has a password; make a plain zip of the recordings and send that.',
    });
    expect(await refusal(open(listed(zip, 'welcome.wav', flagged(0x40))))).not.toBe('taken');
  });

  it.each(['welcome.wav', 'part\\sound.wav'])('with %s twice is refused', async (name) => {
    const innocent = 'a'.repeat(name.length);
    const zip = await zipOf({ [name.replace('\\', '/')]: WAV, [innocent]: WAV });
    expect(await refusal(open(renamed(zip, innocent, name)))).toEqual(['IntakeError', 'unsafe-zip']);
  });

  it('with too many files is refused', async () => {
    const zip = await zipOf({ 'a.wav': WAV, 'b.wav': WAV, 'c.wav': WAV });
    expect(await refusal(open(zip, { files: 2 }))).toEqual(['IntakeError', 'too-large']);
    expect((await open(zip, { files: 3 })).files).toHaveLength(3);
  });

  it('with too many bytes, as it says itself, is refused', async () => {
    const zip = await zipOf({ 'a.wav': WAV, 'b.wav': WAV });
    expect(await refusal(open(zip, { bytes: 13 }))).toEqual(['IntakeError', 'too-large']);
    expect((await open(zip, { bytes: 14 })).files).toHaveLength(2);
    const lie = listed(await zipOf({ 'a.wav': WAV, 'b.wav': WAV }), 'a.wav', declared(0xfffffff0));
    expect(await refusal(open(lie, { bytes: 2 ** 31 }))).toEqual(['IntakeError', 'too-large']);
  });

  it('with one file that is too large gives the others', async () => {
    const source = await open(await zipOf({ 'large.wav': Buffer.alloc(101), 'welcome.wav': WAV }), {
      fileBytes: 100,
    });
    expect(await refusal(source.read('large.wav'))).toEqual(['IntakeError', 'too-large']);
    expect(await source.read('welcome.wav')).toEqual(WAV);
    source.close();
  });

  it.each([
    ['less', 1_000],
    ['more', 3_000],
  ])('with a file that says that it is %s than it is gives the others', async (_, bytes) => {
    const zip = await zipOf({ 'lie.wav': Buffer.alloc(2_000), 'welcome.wav': WAV });
    const source = await open(listed(zip, 'lie.wav', declared(bytes)));
    expect(await refusal(source.read('lie.wav'))).toEqual(['IntakeError', 'damaged']);
    expect(await source.read('welcome.wav')).toEqual(WAV);
    source.close();
  });

  it('that says it goes on beyond its own end is refused, and stops nothing', async () => {
    const zip = new ZipFile();
    zip.addBuffer(WAV, 'welcome.wav');
    zip.end({ forceZip64Format: true, comment: '' });
    const bytes = await buffer(zip.outputStream);
    const offset = bytes.lastIndexOf('PK\x06\x07') + 8;
    bytes.fill(0xff, offset, offset + 8);
    expect(await refusal(open(bytes))).toEqual(['IntakeError', 'not-a-zip']);
  });

  it('with a file that does not fit its checksum is damaged', async () => {
    const zip = await zipOf({ 'welcome.wav': [WAV, { compress: false }] });
    const source = await open(renamed(zip, 'a sound', 'a pound'));
    expect(await refusal(source.read('welcome.wav'))).toEqual(['IntakeError', 'damaged']);
  });

  it('that is no zip, or only half of one, is refused', async () => {
    const whole = await zipOf({ 'welcome.wav': Buffer.alloc(5_000, 'sound'), 'b.wav': WAV });
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), Buffer.from('PK\x03\x04'), WAV]) {
      expect(await refusal(open(bytes))).toEqual(['IntakeError', 'not-a-zip']);
    }
    for (let length = 0; length < whole.length; length += 7) {
      expect(await refusal(open(whole.subarray(0, length))), `${length}`).toEqual([
        'IntakeError',
        'not-a-zip',
      ]);
    }
  });

  it('with any byte changed is read, or refused in plain words', async () => {
    const whole = await zipOf({ 'welcome.wav': Buffer.alloc(500, 'sound'), 'b.wav': WAV });
    const anyChange = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(anyChange, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          const source = await open(bytes);
          for (const file of source.files) await source.read(file);
          source.close();
        } catch (error) {
          expect(error).toMatchObject({ name: 'IntakeError' });
        }
      }),
      { numRuns: 300 },
    );
  });
});
