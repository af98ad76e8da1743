import { describe, expect, it } from 'vitest';
import { decodeWav, encodeWav, WavError } from './wav.ts';

const SAMPLES = Int16Array.from([0, 1, -1, 32767, -32768]);

function codeOf(bytes: Buffer): string {
  try {
    decodeWav(bytes);
  } catch (error) {
    if (error instanceof WavError) return error.code;
    throw error;
  }
  return 'no error';
}

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = encodeWav(SAMPLES);
  change(bytes);
  return bytes;
}

describe('encodeWav', () => {
  it('writes the canonical 44 byte header', () => {
    const bytes = encodeWav(SAMPLES);
    expect(bytes).toHaveLength(54);
    expect(bytes.subarray(0, 44).toString('hex')).toBe(
      '524946462e000000' +
        '57415645666d7420' +
        '10000000' +
        '01000100' +
        '401f0000' +
        '803e0000' +
        '02001000' +
        '64617461' +
        '0a000000',
    );
  });
});

describe('decodeWav', () => {
  it('gives back what encodeWav wrote', () => {
    expect(decodeWav(encodeWav(SAMPLES))).toEqual(SAMPLES);
    expect(decodeWav(encodeWav(new Int16Array(0)))).toHaveLength(0);
  });

  it('passes over chunks that recorders add', () => {
    const plain = encodeWav(SAMPLES);
    const extra = Buffer.concat([Buffer.from('LIST'), Buffer.from([3, 0, 0, 0]), Buffer.from('abc\0')]);
    expect(decodeWav(Buffer.concat([plain.subarray(0, 36), extra, plain.subarray(36)]))).toEqual(SAMPLES);
  });

  it('says what is wrong', () => {
    expect(codeOf(Buffer.from('ID3 this is an mp3'))).toBe('not-wav');
    expect(codeOf(Buffer.alloc(0))).toBe('not-wav');
    expect(codeOf(encodeWav(SAMPLES).subarray(0, 20))).toBe('not-wav');
    expect(codeOf(changed((bytes) => bytes.writeUInt16LE(7, 20)))).toBe('not-pcm');
    expect(codeOf(changed((bytes) => bytes.writeUInt32LE(44100, 24)))).toBe('wrong-rate');
    expect(codeOf(changed((bytes) => bytes.writeUInt16LE(2, 22)))).toBe('wrong-channels');
    expect(codeOf(changed((bytes) => bytes.writeUInt16LE(8, 34)))).toBe('wrong-bits');
    expect(codeOf(encodeWav(SAMPLES).subarray(0, 50))).toBe('no-data');
    expect(codeOf(encodeWav(SAMPLES).subarray(0, 36))).toBe('no-data');
  });

  it('names the rate it found', () => {
    expect(() => decodeWav(changed((bytes) => bytes.writeUInt32LE(44100, 24)))).toThrow(
      '44100 samples a second, not 8000',
    );
  });
});
