import { describe, expect, it } from 'vitest';
import { wordMnemonics } from './mnemonics.ts';

const spoken = (phones: string): string => wordMnemonics(phones.split(' '));

describe('wordMnemonics', () => {
  it('stresses the last syllable', () => {
    expect(spoken('p r ɑ k aː h')).toBe("p|R%A|k'a:|h");
  });
  it('leaves weight on long vowels before it, none on short ones', () => {
    expect(spoken('s aː l aː')).toBe("s,a:|l'a:");
    expect(spoken('ɓ ɑ m p ŭ ə ŋ')).toBe("b%A|m|p'U@|N");
  });
  it('writes two vowel phones as one vowel', () => {
    expect(spoken('kʰ m a e')).toBe("kh|m'a:E");
    expect(spoken('ɓ u ə n')).toBe("b'u@|n");
  });
  it('refuses a phone that Khmer does not have', () => {
    expect(() => spoken('k θ')).toThrow('no sound for the phone θ');
  });
});
