import { describe, expect, it } from 'vitest';
import { isStreamable } from './mp4-layout.ts';

function box(name: string, body: number, size = body + 8): Buffer {
  const bytes = Buffer.alloc(body + 8);
  bytes.writeUInt32BE(size);
  bytes.write(name, 4, 'latin1');
  return bytes;
}

describe('isStreamable', () => {
  it('asks which comes first, the table or the sound', () => {
    expect(isStreamable(Buffer.concat([box('ftyp', 8), box('moov', 20), box('mdat', 50)]))).toBe(true);
    expect(
      isStreamable(Buffer.concat([box('ftyp', 8), box('free', 0), box('mdat', 50), box('moov', 20)])),
    ).toBe(false);
  });

  it('reads sizes of 64 bits and a last box without a size', () => {
    const wide = box('free', 8, 1);
    wide.writeBigUInt64BE(16n, 8);
    expect(isStreamable(Buffer.concat([wide, box('moov', 0, 0)]))).toBe(true);
  });

  it('ends on every lie about a size', () => {
    for (const size of [0, 1, 2, 7, 0xffffffff]) {
      expect(isStreamable(Buffer.concat([box('free', 100, size), Buffer.alloc(3)])), `${size}`).toBe(false);
    }
  });
});
