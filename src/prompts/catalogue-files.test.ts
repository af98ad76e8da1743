import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCatalogue, readClipFacts, writeClipFacts, type ClipFact } from './catalogue-files.ts';

const PLACES = 'code,level,type,name_km,name_en,parent_code\n02,province,province,បាត់ដំបង,Battambang,\n';

const fact = (text: string): ClipFact => ({
  text,
  sha256: 'a'.repeat(64),
  seconds: 1.5,
  loudness: -24,
  peak: -9.1,
  state: 'draft',
  speaker: 'draft voice (espeak-ng)',
});

let folder: string;
let places: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  places = join(folder, 'places.csv');
  await writeFile(places, PLACES);
});

async function read(catalogue: string): Promise<unknown> {
  await writeFile(join(folder, 'catalogue.yaml'), catalogue);
  return [...(await readCatalogue(folder, places))];
}

describe('readCatalogue', () => {
  it('gives prompts and places', async () => {
    expect(await read('welcome: { km: សួស្តី, en: Hello, note: warm }\n')).toEqual([
      ['welcome', { km: 'សួស្តី', en: 'Hello', note: 'warm' }],
      ['place-02', { km: 'បាត់ដំបង' }],
    ]);
  });

  it('reads the files of topics beside the catalogue, and knows a prompt that stands in two of them', async () => {
    await mkdir(join(folder, 'catalogue'));
    await writeFile(join(folder, 'catalogue/requests.yaml'), 'my-request: { km: ពាក្យសុំ }\n');
    await writeFile(join(folder, 'catalogue/notes.txt'), 'no prompts');
    expect(await read('welcome: { km: សួស្តី }\n')).toEqual([
      ['welcome', { km: 'សួស្តី' }],
      ['my-request', { km: 'ពាក្យសុំ' }],
      ['place-02', { km: 'បាត់ដំបង' }],
    ]);
    await expect(read('my-request: { km: ក }')).rejects.toThrow(/"my-request" stands twice/u);
  });

  it('names file, prompt and remedy when something is wrong', async () => {
    await expect(read('Welcome: { km: ក }')).rejects.toThrow(
      /catalogue\.yaml, prompt "Welcome": a prompt id is small letters/u,
    );
    await expect(read('welcome: { km: "" }')).rejects.toThrow(/prompt "welcome": "km" is empty/u);
    await expect(read('welcome: { kh: ក }')).rejects.toThrow(/prompt "welcome".*kh/u);
    await expect(read('- welcome')).rejects.toMatchObject({ code: 'bad-catalogue' });
    await expect(read('a: {km: ក}\na: {km: ខ}')).rejects.toMatchObject({ code: 'bad-catalogue' });
    await expect(read('place-02: { km: ក }')).rejects.toMatchObject({ code: 'twice' });
    await expect(readCatalogue(join(folder, 'nowhere'), places)).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it('names the line of a place that is wrong', async () => {
    await writeFile(places, `${PLACES}x,province,province,ក,K,\n`);
    await expect(read('a: {km: ក}')).rejects.toThrow(/places\.csv, line 3: "code" must be digits/u);
  });
});

describe('clip facts', () => {
  it('are none before the first clip', async () => {
    expect(await readClipFacts(folder)).toEqual(new Map());
  });

  it('come back as they were written, a line each, sorted', async () => {
    const facts = new Map([
      ['km/b', fact('ខ')],
      ['en/a', fact('one')],
    ]);
    await writeClipFacts(folder, facts);
    expect(await readClipFacts(folder)).toEqual(new Map([...facts].reverse()));
    const lines = (await readFile(join(folder, 'clips.json'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, 6))).toEqual(['{', '"en/a"', '"km/b"', '}']);
  });

  it('are refused when they are wrong', async () => {
    await writeFile(join(folder, 'clips.json'), '{"km/a": {"text": "ក"}}');
    await expect(readClipFacts(folder)).rejects.toThrow(/clips\.json, clip "km\/a": "sha256"/u);
    await writeFile(join(folder, 'clips.json'), '{');
    await expect(readClipFacts(folder)).rejects.toMatchObject({ code: 'bad-clips' });
  });
});
