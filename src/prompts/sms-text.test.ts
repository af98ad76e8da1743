import { describe, expect, it } from 'vitest';
import type { TextPart } from '../core/speech/written.ts';
import { snapshotOf } from './library/snapshot.ts';
import { MOST_UNITS, textWriter } from './sms-text.ts';

/** A library with these texts and no clip. */
function writerOf(texts: { [id: string]: { km: string; en?: string } }) {
  const rows = Object.entries(texts).flatMap(([prompt, byLanguage]) =>
    Object.entries(byLanguage).map(([language, text]) => ({ prompt, language, text })),
  );
  const contents = { languages: [], prompts: [], texts: rows, clips: [] };
  return textWriter({ now: () => snapshotOf(contents as never) });
}

const line: TextPart = { end: 'line' };
const LETTER = 'ក';

describe('a text message', () => {
  it('is written in the language of the call, piece by piece and line by line', () => {
    const { write } = writerOf({
      fee: { km: 'ថ្លៃ', en: 'The fee is' },
      office: { km: 'សាលាឃុំ', en: 'Commune hall' },
    });
    const parts = [{ prompt: 'fee' }, { characters: '400៛' }, line, line, { prompt: 'office' }];
    expect(write(parts, 'km')).toEqual({ body: 'ថ្លៃ 400៛\nសាលាឃុំ', isWhole: true });
    expect(write(parts, 'en').body).toBe('The fee is 400៛\nCommune hall');
  });

  it('is Khmer in a language without a writing', () => {
    expect(writerOf({ fee: { km: 'ថ្លៃ', en: 'Fee' } }).write([{ prompt: 'fee' }], 'jra').body).toBe('ថ្លៃ');
  });

  it('has no space before what belongs to the word before it', () => {
    const { write } = writerOf({ khum: { km: 'ឃុំ' }, name: { km: 'កាចូន' } });
    expect(write([{ prompt: 'khum' }, { prompt: 'name', tight: true }], 'km').body).toBe('ឃុំកាចូន');
  });

  it('has no mark of where a line may break, and is composed', () => {
    const { write } = writerOf({ a: { km: 'សំបុត្រ\u200Bកំណើត  e\u0301' } });
    expect(write([{ prompt: 'a' }], 'km').body).toBe('សំបុត្រកំណើត é');
  });

  it.each([MOST_UNITS - 1, MOST_UNITS])('of %i units is whole', (units) => {
    const { write } = writerOf({ a: { km: LETTER.repeat(units) } });
    expect(write([{ prompt: 'a' }], 'km')).toEqual({ body: LETTER.repeat(units), isWhole: true });
  });

  it('that is too long ends with its last whole line', () => {
    const lines = Array.from({ length: 9 }, (_, index) => `${index} ${LETTER.repeat(40)}`);
    const { write } = writerOf({});
    const parts = lines.flatMap((characters): TextPart[] => [{ characters }, line]);
    const { body, isWhole } = write(parts, 'km');
    expect(isWhole).toBe(false);
    expect(body).toBe(`${lines.slice(0, 6).join('\n')}\n…`);
    expect(body.length).toBeLessThanOrEqual(MOST_UNITS);
  });

  it('whose first line is too long ends with its last whole word', () => {
    const words = Array.from({ length: 60 }, () => LETTER.repeat(9)).join(' ');
    const { body } = writerOf({}).write([{ characters: words }], 'km');
    expect(body).toMatch(/^(ក{9} )+…$/);
    expect(body.length).toBeLessThanOrEqual(MOST_UNITS);
  });

  it('cannot be made of a prompt that has no text', () => {
    expect(() => writerOf({}).write([{ prompt: 'a' }], 'km')).toThrow('The prompt a has no text.');
  });
});
