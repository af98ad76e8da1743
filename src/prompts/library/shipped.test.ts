import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { smallLibrary, tone, writeShipped, type SmallLibrary } from '../../../tests/support/small-library.ts';
import { clipFiles } from './clip-files.ts';
import type { Clip } from './contents.ts';
import { bringShipped, shippedContents } from './shipped.ts';

const HOUR = 3_600_000;
/** The clips and texts of a newer Sdap: `welcome` sounds and says something else, `number-9` is gone. */
const NEWER_CLIPS = { 'km/welcome': 0.75, 'en/welcome': 0.25 };
const NEWER_TEXTS = {
  welcome: { km: 'ជម្រាបសួរ', en: 'Hello', note: 'Warmly' },
  'only-english': { en: 'Only in English, and longer' },
};

let line: SmallLibrary;

beforeEach(async () => {
  line = await smallLibrary();
});

/** As at the start of the line: an hour later, by a process that looks at the folder anew. */
function bring(): Promise<void> {
  line.clock.at += HOUR;
  const files = clipFiles(join(line.folder, 'kept'));
  return bringShipped(line.store, files, line.shipped, line.clock.now());
}

const clipsOf = (prompt: string, language = 'km'): Clip[] =>
  line.store.contents().clips.filter((clip) => clip.prompt === prompt && clip.language === language);
const textOf = (prompt: string, language = 'km'): string | undefined =>
  line.store.contents().texts.find((text) => text.prompt === prompt && text.language === language)?.text;
const heard = (prompt = 'welcome', language = 'km'): Clip | undefined =>
  line.library.now().clip(prompt, language);
const promptOf = (id: string) => line.store.contents().prompts.find((prompt) => prompt.id === id);

function approvedRecording(): Clip {
  const sound = line.library.keep(tone(0.3, 40));
  const about = { prompt: 'welcome', language: 'km', origin: 'recorded', speaker: 'Sok' } as const;
  const [clip] = line.library.add([{ ...about, sound, approve: true }]);
  if (!clip) throw new Error('Nothing was added.');
  return clip;
}

describe('what comes with Sdap', () => {
  it('is all there after the first start', async () => {
    const { languages, prompts, texts, clips } = line.store.contents();
    expect(languages.map(({ code }) => code)).toEqual(['km', 'en', 'jra', 'tpu', 'krr', 'cmo']);
    expect(prompts.slice(0, 3).map(({ id }) => id)).toEqual(['welcome', 'only-english', 'no-recording']);
    expect(prompts.at(-1)).toMatchObject({ id: 'place-1609', shipped: true, retired: false });
    expect(texts).toContainEqual({ prompt: 'place-1609', language: 'km', text: 'វើនសៃ', shipped: true });
    expect(texts.every(({ shipped }) => shipped)).toBe(true);
    const shipped = await shippedContents(line.shipped);
    expect(clips.map(({ sha256 }) => sha256).sort()).toEqual(
      shipped.clips.map(({ sha256 }) => sha256).sort(),
    );
    for (const clip of clips) {
      expect(clip).toMatchObject({ origin: 'generated', addedAt: line.clock.at, approvedAt: null });
      const file = readFileSync(join(line.folder, clip.language, `${clip.prompt}.wav`));
      expect(line.files.read(clip.sha256).equals(file)).toBe(true);
    }
  });

  it('changes nothing when it is brought a second time', async () => {
    const [version, contents, now] = [line.store.version(), line.store.contents(), line.library.now()];
    await bring();
    expect(line.store.version()).toBe(version);
    expect(line.store.contents()).toEqual(contents);
    expect(line.library.now()).toBe(now);
  });

  it('is no clip where only its facts are there, and not its file', async () => {
    rmSync(join(line.folder, 'km/number-3.wav'));
    writeShippedAgain({ note: 'so that the files differ' });
    await bring();
    expect((await shippedContents(line.shipped)).clips.some(({ prompt }) => prompt === 'number-3')).toBe(
      false,
    );
    expect(clipsOf('number-3')).toHaveLength(1);
  });
});

/** The same clips with another catalogue: a new version of Sdap that changes no sound. */
function writeShippedAgain(added: object): void {
  const file = join(line.folder, 'catalogue.yaml');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...texts, added: { en: 'Added', ...added } }));
}

describe('a newer Sdap', () => {
  it('replaces a draft by its own, and keeps the row and the file of the old one', async () => {
    const old = heard();
    writeShipped(line.folder, NEWER_CLIPS, NEWER_TEXTS);
    await bring();
    expect(heard()).toMatchObject({ seconds: 0.75, origin: 'generated', addedAt: line.clock.at });
    expect(clipsOf('welcome')).toHaveLength(2);
    expect(clipsOf('welcome')[0]).toEqual(old);
    expect(existsSync(line.files.path(old?.sha256 ?? ''))).toBe(true);
  });

  it('leaves alone the drafts that did not change', async () => {
    const before = line.store.contents().clips;
    writeShippedAgain({});
    await bring();
    expect(line.store.contents().clips).toEqual(before);
    expect(promptOf('added')).toMatchObject({ shipped: true, retired: false });
  });

  it('lets an older draft be heard again when it comes back to it', async () => {
    const first = heard();
    const facts = readFileSync(join(line.folder, 'clips.json'));
    const sound = readFileSync(join(line.folder, 'km/welcome.wav'));
    writeShipped(line.folder, NEWER_CLIPS, NEWER_TEXTS);
    await bring();
    writeFileSync(join(line.folder, 'clips.json'), facts);
    writeFileSync(join(line.folder, 'km/welcome.wav'), sound);
    await bring();
    expect(heard()).toMatchObject({ id: first?.id, sha256: first?.sha256 });
    expect(clipsOf('welcome')).toHaveLength(2);
  });

  it('does not speak over a recording that somebody approved', async () => {
    const recorded = approvedRecording();
    writeShipped(line.folder, NEWER_CLIPS, NEWER_TEXTS);
    await bring();
    expect(heard()).toEqual(recorded);
    expect(clipsOf('welcome')).toHaveLength(3);
  });

  it('keeps the approval of a draft, and the withdrawal of a recording', async () => {
    const draft = line.library.approve(heard()?.id ?? 0);
    const recorded = line.library.withdraw(approvedRecording().id);
    writeShippedAgain({});
    await bring();
    expect(heard()).toEqual(draft);
    expect(line.library.clip(recorded.id)).toEqual(recorded);
  });

  it('does not approve again a shipped recording that staff withdrew', async () => {
    writeShipped(line.folder, NEWER_CLIPS);
    const facts = readFileSync(join(line.folder, 'clips.json'), 'utf8');
    writeFileSync(join(line.folder, 'clips.json'), facts.replaceAll('"draft"', '"approved"'));
    await bring();
    const shipped = heard();
    expect(shipped).toMatchObject({ origin: 'recorded', seconds: 0.75 });
    line.library.withdraw(shipped?.id ?? 0);
    writeShippedAgain({});
    await bring();
    expect(heard()?.origin).toBe('generated');
  });

  it('updates the texts that staff left alone, and no others', async () => {
    line.store.transaction(() => {
      line.store.putText({ prompt: 'welcome', language: 'km', text: 'សួស្តីបងប្អូន', shipped: false });
    });
    writeShipped(line.folder, NEWER_CLIPS, NEWER_TEXTS);
    await bring();
    expect(textOf('welcome')).toBe('សួស្តីបងប្អូន');
    expect(textOf('only-english', 'en')).toBe('Only in English, and longer');
    expect(promptOf('welcome')?.note).toBe('Warmly');
  });

  it('retires a prompt that it no longer says, and keeps its clips', async () => {
    const clips = clipsOf('number-9');
    writeShipped(line.folder, NEWER_CLIPS, NEWER_TEXTS);
    await bring();
    expect(promptOf('number-9')).toMatchObject({ retired: true });
    expect(clipsOf('number-9')).toEqual(clips);
    expect(line.library.now().ids()).toEqual(['welcome', 'only-english', 'place-16', 'place-1609']);
    expect(heard('number-9')).toEqual(clips[0]);
  });

  it('takes a retired prompt back when it says it again', async () => {
    const before = readFileSync(join(line.folder, 'catalogue.yaml'));
    writeShipped(line.folder, NEWER_CLIPS, NEWER_TEXTS);
    await bring();
    writeFileSync(join(line.folder, 'catalogue.yaml'), before);
    await bring();
    expect(promptOf('number-9')).toMatchObject({ retired: false });
    expect(textOf('number-9')).toBe('លេខ 9');
    expect(line.library.now().ids()).toContain('number-9');
  });

  it('does not retire a prompt that staff added', async () => {
    const own = { id: 'staff-day', note: '', position: 99, shipped: false, retired: false };
    line.store.transaction(() => {
      line.store.putPrompt(own);
      line.store.putText({ prompt: own.id, language: 'km', text: 'ថ្ងៃឈប់', shipped: false });
    });
    writeShipped(line.folder, NEWER_CLIPS, NEWER_TEXTS);
    await bring();
    expect(promptOf(own.id)).toEqual(own);
    expect(textOf(own.id)).toBe('ថ្ងៃឈប់');
  });
});

describe('the folder of the clips', () => {
  it('is filled again from what comes with Sdap when files are missing', async () => {
    const kept = join(line.folder, 'kept');
    const all = readdirSync(kept).sort();
    rmSync(kept, { recursive: true });
    const version = line.store.version();
    await bring();
    expect(readdirSync(kept).sort()).toEqual(all);
    expect(line.store.version()).toBe(version);
  });

  it('does without the recordings that are lost', async () => {
    const recorded = approvedRecording();
    rmSync(line.files.path(recorded.sha256));
    await bring();
    expect(existsSync(line.files.path(recorded.sha256))).toBe(false);
    expect(line.library.clip(recorded.id)).toEqual(recorded);
  });
});

describe('a broken catalogue', () => {
  it.each([
    ['catalogue.yaml', 'welcome: ['],
    ['catalogue.yaml', 'Welcome: { km: សួស្តី }'],
    ['catalogue.yaml', 'welcome: { km: "" }'],
    ['clips.json', '{ "km/welcome": {} }'],
    ['places.csv', 'code,name_km\nx,y\n'],
  ])('changes nothing: %s with %j', async (name, text) => {
    const [version, contents] = [line.store.version(), line.store.contents()];
    const files = readdirSync(join(line.folder, 'kept'));
    writeFileSync(join(line.folder, name), text);
    await expect(bring()).rejects.toMatchObject({ name: 'CatalogueError' });
    expect(line.store.version()).toBe(version);
    expect(line.store.contents()).toEqual(contents);
    expect(readdirSync(join(line.folder, 'kept'))).toEqual(files);
  });

  it('stops no later start with a whole one', async () => {
    const whole = readFileSync(join(line.folder, 'catalogue.yaml'));
    writeFileSync(join(line.folder, 'catalogue.yaml'), 'welcome: [');
    await expect(bring()).rejects.toThrow();
    writeFileSync(join(line.folder, 'catalogue.yaml'), whole);
    await expect(bring()).resolves.toBeUndefined();
  });
});
