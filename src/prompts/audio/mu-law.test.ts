import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { findFfmpeg } from '../intake/find-ffmpeg.ts';
import { asOnThePhone, fromMuLaw, muLawByte } from './mu-law.ts';

/** Every sample that there is, from the lowest to the highest. */
const SAMPLES = Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768);
const BYTES = Array.from({ length: 256 }, (_, byte) => byte);

/** Sends bytes through ffmpeg. Out: what comes back. */
async function throughFfmpeg(input: Uint8Array, from: string, to: string): Promise<Buffer> {
  const raw = ['-ar', '8000', '-ac', '1'];
  const args = ['-v', 'error', '-f', from, ...raw, '-i', 'pipe:0', '-f', to, ...raw, 'pipe:1'];
  const ffmpeg = spawn(await findFfmpeg(), args, { stdio: ['pipe', 'pipe', 'inherit'] });
  ffmpeg.stdin.end(input);
  const [output] = await Promise.all([buffer(ffmpeg.stdout), once(ffmpeg, 'close')]);
  return output;
}

/** How far the two values of neighbouring bytes are apart at this level. */
const stepAt = (value: number): number => 2 ** (Math.floor(Math.log2(Math.abs(value) + 132)) - 4);

describe('mu-law', () => {
  it('decodes every byte as ffmpeg does', async () => {
    const decoded = await throughFfmpeg(Uint8Array.from(BYTES), 'mulaw', 's16le');
    expect(decoded).toHaveLength(512);
    expect(BYTES.map(fromMuLaw)).toEqual(BYTES.map((_, index) => decoded.readInt16LE(index * 2)));
  });

  it('encodes every sample as ffmpeg does, or in the step beside it', async () => {
    const encoded = await throughFfmpeg(Buffer.from(SAMPLES.buffer), 's16le', 'mulaw');
    expect(encoded).toHaveLength(SAMPLES.length);
    const apart = [...SAMPLES].filter((sample, index) => {
      const [own, theirs] = [fromMuLaw(muLawByte(sample)), fromMuLaw(encoded[index] ?? 0)];
      return Math.abs(own - theirs) > Math.max(stepAt(own), stepAt(theirs));
    });
    expect(apart).toEqual([]);
    const same = [...SAMPLES].filter((sample, index) => muLawByte(sample) === encoded[index]).length;
    expect(same / SAMPLES.length).toBeGreaterThan(0.95);
  });

  it.each([
    [0, 0xff, 0],
    [-1, 0x7f, 0],
    [8, 0xfe, 8],
    [-8, 0x7e, -8],
    [1_000, 0xce, 988],
    [32_635, 0x80, 32_124],
    [32_767, 0x80, 32_124],
    [-32_768, 0x00, -32_124],
  ])('carries %d as %d, which is heard as %d', (sample, byte, heard) => {
    expect(muLawByte(sample)).toBe(byte);
    expect(fromMuLaw(byte)).toBe(heard);
  });

  it('is no further from the sample than half a step, below the loudest', () => {
    const far = [...SAMPLES].filter((sample) => {
      const heard = fromMuLaw(muLawByte(sample));
      return Math.abs(sample) <= 32_635 && Math.abs(heard - sample) > stepAt(sample) / 2;
    });
    expect(far).toEqual([]);
  });

  it('never makes a louder sample softer than a softer one', () => {
    const heard = asOnThePhone(SAMPLES);
    expect(heard.every((value, index) => index === 0 || value >= (heard[index - 1] ?? 0))).toBe(true);
  });

  it('does the same above and below zero', () => {
    const odd = [...SAMPLES.subarray(1)].filter(
      (sample) => fromMuLaw(muLawByte(sample)) + fromMuLaw(muLawByte(-sample)) !== 0,
    );
    expect(odd).toEqual([]);
  });
});

describe('a clip as it is heard on the phone', () => {
  it('is the same when it goes over the line twice', () => {
    const once = asOnThePhone(SAMPLES);
    expect(asOnThePhone(once)).toEqual(once);
    expect(once).not.toEqual(SAMPLES);
  });

  it('is as long as the clip, and the clip stays as it is', () => {
    const clip = Int16Array.of(5, 1_000, -1_000);
    expect(asOnThePhone(clip)).toHaveLength(3);
    expect(clip).toEqual(Int16Array.of(5, 1_000, -1_000));
    expect(asOnThePhone(new Int16Array(0))).toHaveLength(0);
  });

  it('is silence where the clip is silence', () => {
    expect(asOnThePhone(new Int16Array(800))).toEqual(new Int16Array(800));
  });
});
