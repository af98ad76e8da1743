import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { smallLibrary, tone, type SmallLibrary } from '../../../tests/support/small-library.ts';
import { clipFiles } from './clip-files.ts';
import type { Clip } from './contents.ts';
import { promptLibrary, type NewClip } from './library.ts';

let line: SmallLibrary;

beforeEach(async () => {
  line = await smallLibrary();
});

/** A recording of `welcome` that passed the intake; its pitch tells it from others. */
const recording = (pitch: number, about: Partial<NewClip> = {}): NewClip => ({
  prompt: 'welcome',
  language: 'km',
  sound: line.library.keep(tone(0.3, pitch)),
  origin: 'recorded',
  speaker: 'Sok',
  approve: false,
  ...about,
});

/** Adds one recording, a second after whatever was before. */
function added(pitch: number, about: Partial<NewClip> = {}): Clip {
  line.clock.at += 1_000;
  const [clip] = line.library.add([recording(pitch, about)]);
  if (!clip) throw new Error('Nothing was added.');
  return clip;
}

const heard = (prompt = 'welcome', language = 'km'): Clip | undefined =>
  line.library.now().clip(prompt, language);

const clipsOf = (prompt: string): Clip[] =>
  line.library.contents().clips.filter((clip) => clip.prompt === prompt);

describe('a new clip', () => {
  it('is heard by nobody before somebody approves it', () => {
    const draft = heard();
    const clip = added(30);
    expect(clip).toMatchObject({ text: 'សួស្តី', origin: 'recorded', addedAt: line.clock.at, approvedAt: null });
    expect(line.library.clip(clip.id)).toEqual(clip);
    expect(heard()).toEqual(draft);
    line.clock.at += 1_000;
    expect(line.library.approve(clip.id)).toEqual({ ...clip, approvedAt: line.clock.at });
    expect(heard()?.id).toBe(clip.id);
  });

  it('is heard at once where it was approved before', () => {
    const clip = added(30, { approve: true });
    expect(clip.approvedAt).toBe(line.clock.at);
    expect(heard()).toEqual(clip);
  });

  it('carries the numbers of its sound', () => {
    const clip = added(30);
    expect(clip).toMatchObject({ seconds: 0.3, sha256: recording(30).sound.sha256 });
    expect(clip.loudness).toBeCloseTo(-24.1, 1);
    expect(clip.peak).toBeCloseTo(-21.1, 1);
  });

  it('is one clip however often the same content is added', () => {
    const first = added(30);
    const again = added(30);
    expect(again.id).toBe(first.id);
    expect(clipsOf('welcome').filter(({ origin }) => origin === 'recorded')).toHaveLength(1);
  });

  it('keeps its approval when the same recording comes again, not yet approved', () => {
    const first = added(30, { approve: true });
    added(30);
    expect(heard()).toMatchObject({ id: first.id, approvedAt: first.approvedAt });
  });

  it('may be the same sound as that of another prompt', () => {
    const one = added(30);
    const other = added(30, { prompt: 'no-recording' });
    expect(other.sha256).toBe(one.sha256);
    expect(other.id).not.toBe(one.id);
  });

  it('has no text in an oral language', () => {
    line.store.transaction(() => {
      line.store.putLanguage({ code: 'kru', nameKm: 'គ្រឹង', nameEn: 'Kreung', oral: true, position: 2 });
    });
    const clip = added(30, { language: 'kru', approve: true });
    expect(clip.text).toBeNull();
    expect(heard('welcome', 'kru')).toEqual(clip);
    expect(line.library.now().languages).toContain('kru');
    expect(line.library.now().clipOrNearest('no-recording', 'kru')).toBeUndefined();
    expect(line.library.now().clipOrNearest('only-english', 'kru')?.language).toBe('en');
  });
});

describe('approvals', () => {
  it('taken back let the one before be heard, and at last the draft', () => {
    const draft = heard();
    const first = added(30, { approve: true });
    const second = added(31, { approve: true });
    expect(heard()?.id).toBe(second.id);
    expect(line.library.withdraw(second.id).approvedAt).toBeNull();
    expect(heard()?.id).toBe(first.id);
    line.library.withdraw(first.id);
    expect(heard()).toEqual(draft);
  });

  it('of an older clip bring it back', () => {
    const first = added(30, { approve: true });
    const second = added(31, { approve: true });
    line.clock.at += 1_000;
    line.library.approve(first.id);
    expect(heard()?.id).toBe(first.id);
    expect(line.library.clip(second.id)?.approvedAt).not.toBeNull();
  });

  it('remove no row and no file', () => {
    const before = clipsOf('welcome').map(({ id }) => id);
    const first = added(30, { approve: true });
    const second = added(31, { approve: true });
    line.library.withdraw(second.id);
    line.library.withdraw(first.id);
    expect(clipsOf('welcome').map(({ id }) => id)).toEqual([...before, first.id, second.id]);
    for (const { sha256 } of line.library.contents().clips) {
      expect(existsSync(line.files.path(sha256))).toBe(true);
    }
  });

  it('of a clip that does not exist are refused in a plain sentence', () => {
    for (const change of [line.library.approve, line.library.withdraw]) {
      expect(() => change(9_999)).toThrow(
        expect.objectContaining({
          name: 'LibraryError',
          code: 'unknown-clip',
          message: 'There is no clip 9999. Load the list anew.',
        }),
      );
    }
    expect(line.library.clip(9_999)).toBeUndefined();
  });
});

describe('a batch', () => {
  it('with one unknown prompt or language adds nothing', () => {
    const before = line.library.contents();
    const version = line.store.version();
    const add = (about: Partial<NewClip>) => () =>
      line.library.add([recording(30, { approve: true }), recording(31, about), recording(32)]);
    expect(add({ prompt: 'nobody' })).toThrow(expect.objectContaining({ code: 'unknown-prompt' }));
    expect(add({ language: 'fr' })).toThrow(expect.objectContaining({ code: 'unknown-language' }));
    expect(line.library.contents()).toEqual(before);
    expect(line.store.version()).toBe(version);
  });

  it('of nothing adds nothing', () => {
    expect(line.library.add([])).toEqual([]);
  });
});

describe('what callers hear now', () => {
  it('is the same object for as long as nothing changes, and for a clip that is only kept', () => {
    const now = line.library.now();
    line.library.keep(tone(0.3, 40));
    line.library.contents();
    expect(line.library.now()).toBe(now);
    added(30);
    expect(line.library.now()).not.toBe(now);
  });

  it('is read once for each version, and never from a change that was taken back', () => {
    const { library, store } = line;
    const before = library.contents();
    expect(library.contents()).toBe(before);
    expect(() =>
      store.transaction(() => {
        library.setText({ prompt: 'welcome', language: 'km', text: 'taken back' });
        expect(library.contents()).not.toBe(before);
        expect(library.now().text('welcome', 'km')).toBe('taken back');
        throw new Error('back');
      }),
    ).toThrow('back');
    library.setText({ prompt: 'welcome', language: 'km', text: 'kept' });
    expect(library.now().text('welcome', 'km')).toBe('kept');
    expect(library.contents().texts).toContainEqual(expect.objectContaining({ text: 'kept' }));
  });

  it('does not change under a turn that took it before', () => {
    const before = line.library.now();
    const draft = before.clip('welcome', 'km');
    added(30, { approve: true });
    expect(before.clip('welcome', 'km')).toEqual(draft);
  });

  it('follows what another process does to the same database', () => {
    const { store, clock, folder } = line;
    const draft = heard();
    const other = promptLibrary({ store, clock, files: clipFiles(join(folder, 'kept')) });
    const [clip] = other.add([{ ...recording(30), sound: other.keep(tone(0.4, 50)), approve: true }]);
    expect(heard()).toEqual(clip);
    other.withdraw(clip?.id ?? 0);
    expect(heard()).toEqual(draft);
  });

  it('leaves out a clip whose file is gone', () => {
    const { store, clock, files, folder } = line;
    const clip = added(30, { approve: true });
    rmSync(files.path(clip.sha256));
    const started = promptLibrary({ store, clock, files: clipFiles(join(folder, 'kept')) });
    expect(started.now().clip('welcome', 'km')).toMatchObject({ origin: 'generated' });
    expect(started.clip(clip.id)).toEqual(clip);
  });
});
