import { mkdtempSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { makeSound, VOICE } from '../../../tests/support/made-sounds.ts';
import { smallLibrary } from '../../../tests/support/small-library.ts';
import { declared, listed, zipOf } from '../../../tests/support/zip.ts';
import type { PromptLibrary } from '../library/library.ts';
import { applyImport, convertRecordings, type ImportReport } from './import-clips.ts';
import { zipSource } from './zip-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'sdap-zips-'));

/** 400 MB of zeros as a few hundred kilobytes, in a zip that says 1,000 bytes: made piece by piece, never in memory. */
async function bomb(): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addReadStream(Readable.from(Array<Buffer>(400).fill(Buffer.alloc(2 ** 20))), 'welcome.wav');
  zip.end();
  return listed(await buffer(zip.outputStream), 'welcome.wav', declared(1_000));
}

const heard = (library: PromptLibrary, prompt: string) => library.now().clip(prompt, 'en');

describe('recordings that come as a zip', () => {
  let voice: Buffer;

  beforeAll(async () => {
    voice = await makeSound(join(folder, 'voice.ogg'), [...VOICE, '-c:a', 'libopus']);
  });

  async function bring(library: PromptLibrary, zip: Buffer): Promise<ImportReport> {
    const file = join(folder, 'upload.zip');
    writeFileSync(file, zip);
    const source = await zipSource(file);
    const report = await convertRecordings({ library, source, language: 'en' });
    source.close();
    applyImport(library, report, { speaker: 'Sok', approve: true });
    return report;
  }
  const codes = ({ lines }: ImportReport) =>
    lines.map((line) => [line.file, 'code' in line ? line.code : 'ok']);

  it('are taken where they are good, and reported one by one', async () => {
    const { library } = await smallLibrary();
    const [old, { clips }] = [heard(library, 'only-english'), library.contents()];
    const report = await bring(
      library,
      await zipOf({
        'part 1/welcome.ogg': voice,
        'only-english.ogg': voice.subarray(0, 2_000),
        'wellcome.ogg': voice,
        'notes.txt': Buffer.from('hello'),
        '__MACOSX/._welcome.ogg': voice,
      }),
    );
    expect(codes(report)).toEqual([
      ['only-english.ogg', 'damaged'],
      ['part 1/welcome.ogg', 'ok'],
      ['wellcome.ogg', 'unknown-prompt'],
    ]);
    expect(report.ignored).toEqual(['notes.txt']);
    expect(heard(library, 'welcome')).toMatchObject({ origin: 'recorded', speaker: 'Sok' });
    expect(heard(library, 'only-english')).toEqual(old);
    expect(library.contents().clips).toEqual([...clips, heard(library, 'welcome')]);
  });

  it('with a bomb among them leave the old clip, and little in memory and on the disk', async () => {
    const { library, folder: line } = await smallLibrary();
    const contents = library.contents();
    const zip = await bomb();
    expect(zip.length).toBeLessThan(2 ** 20);
    const before = process.memoryUsage().rss;
    expect(codes(await bring(library, zip))).toEqual([['welcome.wav', 'damaged']]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
    expect(library.contents()).toEqual(contents);
    expect(await readdir(join(line, 'kept'))).toHaveLength(contents.clips.length);
  });

  it('that all are refused change nothing', async () => {
    const { library } = await smallLibrary();
    const contents = library.contents();
    const report = await bring(
      library,
      await zipOf({ 'welcome.ogg': Buffer.from('a sound'), 'a/welcome.wav': voice }),
    );
    expect(codes(report)).toEqual([
      ['a/welcome.wav', 'twice'],
      ['welcome.ogg', 'twice'],
    ]);
    expect(library.contents()).toEqual(contents);
  });
});
