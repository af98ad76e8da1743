import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';

const bytes = (text: string): Buffer => Buffer.from(text.padEnd(16, '\0'), 'latin1');

describe('sniff', () => {
  it('knows each format by its first bytes', () => {
    expect(sniff(bytes('RIFF\x24\0\0\0WAVE'))).toBe('wav');
    expect(sniff(bytes('fLaC'))).toBe('flac');
    expect(sniff(bytes('OggS'))).toBe('ogg');
    expect(sniff(bytes('\x1a\x45\xdf\xa3'))).toBe('matroska');
    expect(sniff(bytes('\0\0\0\x20ftypM4A '))).toBe('mov');
    expect(sniff(bytes('ID3\x04'))).toBe('mp3');
    expect(sniff(bytes('\xff\xfb\x90\x64'))).toBe('mp3');
  });

  it.each([
    ['a text', 'hello, I am welcome.wav'],
    ['a playlist', '#EXTM3U\nfile:///etc/passwd'],
    ['a list to join', 'ffconcat version 1.0\nfile a'],
    ['a picture', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['a film in RIFF', 'RIFF\x24\0\0\0AVI LIST'],
    ['a raw AAC stream', '\xff\xf1\x50\x80'],
    ['an MP3 frame with a rate that does not exist', '\xff\xfb\x9c\x64'],
  ])('does not take %s', (_, text) => {
    expect(sniff(bytes(text))).toBeUndefined();
  });

  it('does not read past the end of a few bytes', () => {
    expect(sniff(Buffer.from('RIFF'))).toBeUndefined();
    expect(sniff(Buffer.alloc(0))).toBeUndefined();
  });
});
