import { describe, expect, it } from 'vitest';
import type { Clip, LibraryContents } from '../library/contents.ts';
import { nextSentence, sentencesOf } from './sentences.ts';

const CLIP: Clip = {
  ...{ id: 1, prompt: 'a', language: 'jra', sha256: '', text: null, origin: 'phone', shipped: false },
  ...{ speaker: 'Sok', seconds: 1, loudness: -24, peak: -6, addedAt: 1, approvedAt: null },
};
const language = (code: string, oral: boolean, position: number) => ({
  ...{ code, nameKm: code, nameEn: code },
  ...{ oral, position },
});
const prompt = (id: string, retired = false) => ({ id, note: '', position: 0, shipped: true, retired });
const text = (id: string, words: string, code = 'km') => ({
  ...{ prompt: id, language: code },
  ...{ text: words, shipped: true },
});

const contents = (clips: Clip[] = []): LibraryContents => ({
  languages: [language('km', false, 0), language('en', false, 1), language('jra', true, 2)],
  prompts: [
    prompt('a'),
    prompt('b'),
    prompt('old', true),
    prompt('language-en'),
    prompt('language-jra'),
    prompt('c'),
  ],
  texts: [
    text('a', 'សួស្តី។'),
    text('b', 'បើចង់'),
    text('b', 'To', 'en'),
    text('language-jra', 'ចារ៉ាយ,'),
    text('c', 'តើ?'),
  ],
  clips,
});

const about = { wanted: null, canBeHeard: () => true, waiting: [] };
const ids = (...of: Parameters<typeof sentencesOf>): string[] => sentencesOf(...of).map((one) => one.prompt);

describe('the sentences of a language', () => {
  it('are all prompts in an oral one, but for invitations to others and what is retired', () => {
    expect(ids(contents(), 'jra', about)).toEqual(['a', 'b', 'language-jra', 'c']);
  });

  it('are those with a text in a written one', () => {
    expect(ids(contents(), 'en', about)).toEqual(['b']);
  });

  it('are only those that are wanted, and that somebody can hear first', () => {
    const chosen = { ...about, wanted: new Set(['a', 'c']), canBeHeard: (id: string) => id !== 'a' };
    expect(ids(contents(), 'jra', chosen)).toEqual(['c']);
  });

  it('tell where more words follow', () => {
    const goingOn = sentencesOf(contents(), 'jra', about).filter(({ goesOn }) => goesOn);
    expect(goingOn.map((one) => one.prompt)).toEqual(['b', 'language-jra']);
  });

  it.each<[string, Partial<Clip>, boolean]>([
    ['a draft', { origin: 'generated' }, true],
    ['a recording that waits', {}, false],
    ['an approved recording', { approvedAt: 2 }, false],
    ['a clip of another language', { language: 'km' }, true],
  ])('with %s: missing is %s', (_what, clip, missing) => {
    const [first] = sentencesOf(contents([{ ...CLIP, ...clip }]), 'jra', about);
    expect(first).toMatchObject({ prompt: 'a', missing });
  });

  it('on their way into the library are not missing', () => {
    const [first] = sentencesOf(contents(), 'jra', { ...about, waiting: ['a'] });
    expect(first?.missing).toBe(false);
  });
});

describe('the next sentence', () => {
  const all = sentencesOf(contents(), 'jra', { ...about, waiting: ['b'] });
  const next = (after: string | null, except: string | null = null) =>
    nextSentence(all, { after, except })?.prompt;

  it('is the first missing one, or the first behind another', () => {
    expect(next(null)).toBe('a');
    expect(next('a')).toBe('language-jra');
    expect(next('b')).toBe('language-jra');
  });

  it('is none at the end, and never the one that is not meant', () => {
    expect(next('c')).toBeUndefined();
    expect(next(null, 'a')).toBe('language-jra');
  });

  it('is the first one after a prompt that is there no longer', () => {
    expect(next('gone')).toBe('a');
  });
});
