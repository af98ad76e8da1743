import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOUDEST_DBFS, loudnessDbfs, peakDbfs, SOFTEST_DBFS } from '../src/prompts/audio/loudness.ts';
import { findFfmpeg } from '../src/prompts/intake/find-ffmpeg.ts';
import { intake } from '../src/prompts/intake/intake.ts';
import { makeSound, source, VOICE } from './support/made-sounds.ts';

/** Real files of every format, made here by ffmpeg, through the real intake: once per ffmpeg that a line may use. */

let folder = '';
let ffmpeg = '';
const usualTmp = process.env['TMPDIR'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sdap-recordings-'));
  ffmpeg = await findFfmpeg();
  // The intake works in a temporary folder; here it is one that can be looked into.
  process.env['TMPDIR'] = await mkdtemp(join(tmpdir(), 'sdap-tmp-'));
});

afterAll(() => {
  if (usualTmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usualTmp;
});

const RED = 'color=red:s=64x64:d=2:r=10';

const known = new Map<string, Promise<Buffer>>();

/** Make a file with ffmpeg, once for all tests that ask for the same. @returns its bytes */
function made(name: string, ...args: string[]): Promise<Buffer> {
  const key = [name, ...args].join(' ');
  const bytes = known.get(key) ?? makeSound(join(folder, name), args, ffmpeg);
  known.set(key, bytes);
  return bytes;
}

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2));

const FORMATS: [string, string[]][] = [
  ['stereo-44100.wav', ['-ac', '2']],
  ['mono-8000.wav', ['-ar', '8000']],
  ['studio-96000-24-bit.wav', ['-ar', '96000', '-c:a', 'pcm_s24le']],
  ['telephone.wav', ['-ar', '8000', '-c:a', 'pcm_mulaw']],
  ['six-channels.wav', ['-ac', '6']],
  ['stereo.mp3', ['-ac', '2', '-ar', '44100']],
  ['table-at-the-end.m4a', []],
  ['table-at-the-start.m4a', ['-movflags', '+faststart']],
  ['in-pieces.m4a', ['-movflags', 'frag_keyframe+empty_moov']],
  ['lossless.m4a', ['-c:a', 'alac']],
  ['vorbis.ogg', ['-c:a', 'libvorbis']],
  ['opus.ogg', ['-c:a', 'libopus']],
  ['opus.webm', ['-c:a', 'libopus']],
  ['stereo-48000.flac', ['-ac', '2', '-ar', '48000']],
];

function expectInWindow(clip: Int16Array): void {
  expect(loudnessDbfs(clip)).toBeGreaterThan(SOFTEST_DBFS);
  expect(loudnessDbfs(clip)).toBeLessThan(LOUDEST_DBFS);
  expect(peakDbfs(clip)).toBeLessThan(-1);
}

const secondsOf = (clip: Int16Array): number => clip.length / 8000;

describe.each([
  ["the system's ffmpeg, where there is one", undefined],
  ['the ffmpeg of the package', ''],
])('intake with %s', (_, searchPath) => {
  const take = (bytes: Buffer, longestMs = 20_000): Promise<Int16Array> =>
    intake(bytes, { longestMs, searchPath });
  const refused = (bytes: Buffer): Promise<unknown> =>
    take(bytes).then(
      () => 'taken',
      (error: { code?: unknown }) => error.code,
    );

  it.each(FORMATS)('makes one thing of %s', async (name, args) => {
    const clip = await take(await made(name, ...VOICE, ...args));
    expectInWindow(clip);
    expect(secondsOf(clip)).toBeGreaterThan(1.5);
    expect(secondsOf(clip)).toBeLessThan(1.7);
  });

  it('takes what a browser records: sound through a pipe, without a length', async () => {
    for (const [format, args] of [
      ['webm', ['-c:a', 'libopus']],
      ['wav', []],
    ] as const) {
      const piped = [...VOICE, ...args, '-f', format, 'pipe:1'];
      const { stdout } = await promisify(execFile)(ffmpeg, ['-v', 'error', ...piped], { encoding: 'buffer' });
      expect(secondsOf(await take(stdout)), format).toBeCloseTo(1.6, 0);
    }
  });

  it('takes the sound and leaves the picture: a cover, a film', async () => {
    await made('cover.png', ...source(RED), '-frames:v', '1');
    await made('plain.mp3', ...VOICE);
    const [sound, cover] = [join(folder, 'plain.mp3'), join(folder, 'cover.png')];
    const song = await made('song.mp3', '-i', sound, '-i', cover, '-map', '0', '-map', '1', '-c:a', 'copy');
    expectInWindow(await take(song));
    expectInWindow(await take(await made('film.mp4', ...source(RED), ...VOICE, '-c:v', 'mpeg4')));
  });

  it('lifts what is soft and lowers what is loud', async () => {
    for (const volume of ['-25dB', '13dB']) {
      expectInWindow(await take(await made('level.wav', ...VOICE, '-af', `volume=${volume}`)));
    }
  });

  it('refuses a recording that was cut off on its way, in every format', async () => {
    for (const [name, args] of FORMATS) {
      expect(await refused(half(await made(name, ...VOICE, ...args))), name).toBe('damaged');
    }
    expect(await refused((await made('tiny.mp3', ...VOICE)).subarray(0, 200))).toBe('damaged');
  });

  it('refuses films without sound', async () => {
    expect(await refused(await made('silent.mp4', ...source(RED), '-c:v', 'mpeg4'))).toBe('not-audio');
    expect(await refused(await made('silent.mkv', ...source(RED), '-c:v', 'mpeg4'))).toBe('not-audio');
  });

  it('refuses hours of silence in few bytes, soon', async () => {
    const hours = 'anullsrc=r=8000:cl=mono';
    for (const [name, args] of [
      ['bomb.flac', []],
      ['bomb.ogg', ['-c:a', 'flac']],
    ] as const) {
      const bomb = await made(name, ...source(hours), '-t', '7200', ...args);
      const start = performance.now();
      expect(await refused(bomb), name).toBe('too-long');
      expect(performance.now() - start, name).toBeLessThan(10_000);
    }
  });

  it('believes no header: 4 GB announced, little there', async () => {
    const wav = await made('four.wav', ...VOICE, '-ar', '8000');
    const data = wav.indexOf('data');
    const claim = (held: number, size: number): Buffer => {
      const lie = Buffer.from(wav.subarray(0, data + 8 + held));
      lie.writeUInt32LE(size, data + 4);
      return lie;
    };
    expect(await refused(claim(0, 0xfffffff0))).toBe('damaged');
    expect(await refused(claim(200, 0xfffffff0))).toMatch(/too-quiet|too-short|damaged/u);
    expect(await refused(claim(20_000, 1_000_000_000))).toBe('damaged');
    // Recorders that write into a pipe announce 4 GB honestly: what is there is taken, and no more.
    expect(secondsOf(await take(claim(wav.length - data - 8, 0xffffffff)))).toBeCloseTo(1.6, 0);
  });

  it('refuses what is no speech', async () => {
    expect(await refused(await made('none.wav', ...source('anullsrc=r=8000'), '-t', '3'))).toBe('too-quiet');
    expect(await refused(await made('none.mp3', ...source('anullsrc=r=44100'), '-t', '3'))).toBe('too-quiet');
    expect(await refused(await made('faint.wav', ...source('anoisesrc=a=0.0005:d=3')))).toBe('too-quiet');
    expect(await refused(await made('hiss.wav', ...source('anoisesrc=a=0.3:d=3')))).toBe('too-quiet');
    expect(await refused(await made('blip.wav', ...source('sine=440:d=0.1')))).toBe('too-short');
  });

  it('refuses more than 60 seconds, and takes less', async () => {
    expect(await refused(await made('long.mp3', ...source('sine=440:d=65')))).toBe('too-long');
    expect(await refused(await made('very-long.mp3', ...source('sine=440:d=300')))).toBe('too-long');
    expect(secondsOf(await take(await made('fits.mp3', ...source('sine=440:d=58'))))).toBeCloseTo(58, 0);
  });

  it('refuses files of nothing and of too much', async () => {
    expect(await refused(Buffer.alloc(0))).toBe('empty');
    expect(await refused(Buffer.alloc(21 * 2 ** 20))).toBe('too-large');
  });

  it('stops a decoder that takes too long', async () => {
    const bytes = await made('slow.m4a', ...VOICE);
    await expect(take(bytes, 1)).rejects.toMatchObject({ code: 'took-too-long' });
  });

  it('never follows an address or a path inside a file', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/clip.wav`;
    await made('secret.wav', ...VOICE);
    const targets = [url, `file://${join(folder, 'secret.wav')}`, join(folder, 'secret.wav')];
    const lists = targets.flatMap((target) => [
      `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${target}\n#EXT-X-ENDLIST\n`,
      `ffconcat version 1.0\nfile '${target}'\n`,
      `<svg xmlns="http://www.w3.org/2000/svg"><image href="${target}"/></svg>`,
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "${target}">]><MPD><BaseURL>${target}</BaseURL>&x;</MPD>`,
      `[playlist]\nFile1=${target}\n`,
    ]);
    for (const list of lists) expect(await refused(Buffer.from(list)), list).toBe('not-audio');
    // Behind the first bytes of a format that we do take.
    for (const magic of [
      'RIFF\xff\xff\xff\xffWAVE',
      'ID3\x04\0\0\0\0\0\0',
      'OggS\0\0\0\0\0\0',
      'fLaC',
      '\x1a\x45\xdf\xa3',
    ]) {
      for (const list of lists) {
        const bytes = Buffer.concat([Buffer.from(magic, 'latin1'), Buffer.from(list)]);
        expect(['damaged', 'not-audio'], magic).toContain(await refused(bytes));
      }
    }
    server.close();
    expect(asked).toEqual([]);
  });

  it('leaves nothing behind in the temporary folder', async () => {
    expect(await readdir(process.env['TMPDIR'] ?? '')).toEqual([]);
  });
});
