import { describe, expect, it } from 'vitest';
import { encodeWav } from '../audio/wav.ts';
import { isCutOff } from './cut-off.ts';

const wav = encodeWav(new Int16Array(8000));

/** An MP3's first frame with the encoder's note, which says how many bytes there are in all. */
function mp3(announced: number, held: number, tag = 0): Buffer {
  const bytes = Buffer.alloc(tag + held);
  if (tag > 0)
    bytes.write(`ID3\x04\0\0\0\0${String.fromCharCode((tag - 10) >> 7, (tag - 10) & 127)}`, 'latin1');
  bytes.write('Info', tag + 36, 'latin1');
  bytes.writeUInt32BE(3, tag + 40);
  bytes.writeUInt32BE(announced, tag + 48);
  return bytes;
}

describe('isCutOff', () => {
  it('believes the size that a WAV announces, but not that of a pipe', () => {
    const claiming = (size: number): Buffer => {
      const bytes = Buffer.from(wav);
      bytes.writeUInt32LE(size, 40);
      return bytes;
    };
    expect(isCutOff(wav, 'wav')).toBe(false);
    expect(isCutOff(wav.subarray(0, 9000), 'wav')).toBe(true);
    expect(isCutOff(claiming(1_000_000_000), 'wav')).toBe(true);
    for (const unknown of [0, 0x7ffff000, 0xffffffff]) expect(isCutOff(claiming(unknown), 'wav')).toBe(false);
  });

  it('believes the note in the first frame of an MP3, behind a tag of any size', () => {
    for (const tag of [0, 10, 300]) {
      expect(isCutOff(mp3(50_000, 50_000, tag), 'mp3')).toBe(false);
      expect(isCutOff(mp3(50_000, 40_000, tag), 'mp3')).toBe(true);
    }
  });

  it('sees that the last page of an OGG is not whole', () => {
    const page = Buffer.concat([
      Buffer.from('OggS'),
      Buffer.alloc(22),
      Buffer.from([2, 200, 100]),
      Buffer.alloc(300),
    ]);
    expect(isCutOff(Buffer.concat([page, page]), 'ogg')).toBe(false);
    expect(isCutOff(Buffer.concat([page, page]).subarray(0, -1), 'ogg')).toBe(true);
  });

  it('does not stumble over a few bytes', () => {
    for (const size of [12, 20, 28, 44]) {
      for (const kind of ['wav', 'mp3', 'ogg'] as const) {
        expect(() => isCutOff(Buffer.from('OggSInfoID3 '.repeat(4)).subarray(0, size), kind)).not.toThrow();
      }
    }
  });
});
