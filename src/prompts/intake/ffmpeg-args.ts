import { SAMPLE_RATE } from '../audio/wav.ts';
import type { Demuxer } from './sniff.ts';

/** Sound that is read at most: a clip of 60 s, and as much silence around it. What is longer is refused anyway. */
export const MOST_SECONDS = 120;

/** A block of memory is never larger; a table of an honest upload of 20 MB fits in many times. */
const LARGEST_BLOCK_BYTES = 64 * 2 ** 20;
const MOST_STREAMS = 16;

/** The decoders of what people record with. Every other one, and every picture decoder, stays closed. */
const DECODERS = [
  ...['pcm_u8', 'pcm_s16le', 'pcm_s16be', 'pcm_s24le', 'pcm_s24be', 'pcm_s32le', 'pcm_f32le', 'pcm_f64le'],
  ...['pcm_alaw', 'pcm_mulaw', 'adpcm_ms', 'adpcm_ima_wav'],
  ...['mp3', 'mp3float', 'aac', 'alac', 'amrnb', 'amrwb', 'vorbis', 'opus', 'flac'],
].join(',');

export type Input =
  | { readonly url: 'pipe:0'; readonly protocols: 'pipe' }
  | { readonly url: string; readonly protocols: 'file,pipe' };

/** @returns the arguments that make ffmpeg read one sound as `demuxer` and write 8 kHz mono 16 bit to stdout. */
export function ffmpegArgs(demuxer: Demuxer, input: Input, mostSeconds = MOST_SECONDS): string[] {
  return [
    ...['-hide_banner', '-nostats', '-loglevel', 'info', '-max_alloc', `${LARGEST_BLOCK_BYTES}`],
    ...['-protocol_whitelist', input.protocols, '-format_whitelist', demuxer, '-codec_whitelist', DECODERS],
    ...['-max_streams', `${MOST_STREAMS}`, '-threads', '1', '-f', demuxer],
    // An mp4 can name other files that hold its sound; that is off unless asked for, and said here all the same.
    ...(demuxer === 'mov' ? ['-enable_drefs', '0', '-use_absolute_path', '0'] : []),
    ...['-i', input.url, '-map', '0:a:0', '-vn', '-sn', '-dn', '-map_metadata', '-1'],
    // One second more than is allowed tells a long sound from one that just fits.
    ...[
      '-ac',
      '1',
      '-ar',
      `${SAMPLE_RATE}`,
      '-t',
      `${mostSeconds + 1}`,
      '-threads',
      '1',
      '-f',
      's16le',
      'pipe:1',
    ],
  ];
}
