import { describe, expect, it } from 'vitest';
import type { LibraryContents } from '../library/contents.ts';
import { SHIPPED_LANGUAGES } from '../library/shipped.ts';
import { isSoundFile, nameFiles } from './name-files.ts';

const prompts: LibraryContents = {
  languages: [...SHIPPED_LANGUAGES],
  prompts: ['welcome', 'press-1', 'place-02'].map((id, position) => ({
    ...{ id, note: '', position, shipped: true, retired: false },
  })),
  texts: ['km welcome', 'en welcome', 'km press-1', 'en press-1', 'km place-02'].map((name) => {
    const [language = '', prompt = ''] = name.split(' ');
    return { prompt, language, text: name, shipped: true };
  }),
  clips: [],
};

describe('nameFiles', () => {
  it('finds the prompt and its text by the name of the file', () => {
    expect(nameFiles(['welcome.wav', 'press-1.MP3'], prompts, 'en')).toEqual([
      { file: 'welcome.wav', id: 'welcome' },
      { file: 'press-1.MP3', id: 'press-1' },
    ]);
  });

  it.each([
    ['wellcome.wav', 'welcome'],
    ['Welcome.wav', 'welcome'],
    ['press_1.wav', 'press-1'],
    ['Press 1.wav', 'press-1'],
  ])('guesses what %s was meant to be', (file, id) => {
    expect(nameFiles([file], prompts, 'en')).toEqual([
      expect.objectContaining({
        file,
        code: 'unknown-prompt',
        message: expect.stringContaining(`"${id}"`) as string,
      }),
    ]);
  });

  it('does not guess wildly, nor at names of another size', () => {
    for (const file of ['IMG_20260101_holiday.wav', `${'a'.repeat(250)}.wav`]) {
      expect(nameFiles([file], prompts, 'en')).toEqual([
        expect.objectContaining({ message: expect.stringContaining('recording script') as string }),
      ]);
    }
  });

  it('refuses a prompt that has no text in the language', () => {
    expect(nameFiles(['place-02.wav'], prompts, 'en')).toEqual([
      expect.objectContaining({
        code: 'other-language',
        message: expect.stringContaining('only in "km"') as string,
      }),
    ]);
  });

  it('refuses both of two files for one prompt', () => {
    const named = nameFiles(['welcome.mp3', 'welcome.wav'], prompts, 'km');
    expect(named.map((one) => 'code' in one && one.code)).toEqual(['twice', 'twice']);
  });

  it('knows no prompt by the names that objects have of themselves', () => {
    expect(nameFiles(['constructor.wav', '__proto__.wav'], prompts, 'km')).toEqual([
      expect.objectContaining({ code: 'unknown-prompt' }),
      expect.objectContaining({ code: 'unknown-prompt' }),
    ]);
  });
});

describe('isSoundFile', () => {
  it('goes by the ending, and leaves hidden files alone', () => {
    expect(['a.wav', 'a.M4A', 'a.opus', '.a.wav', 'a.txt', 'wav', 'a.wav.new'].map(isSoundFile)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
