import type { Demuxer } from './sniff.ts';

/**
 * A copy over a bad connection ends early, and a decoder plays what is there: the line would say half a sentence. Where
 * a format says how many bytes there should be, it is believed. The formats that ffmpeg itself checks while it reads
 * from a pipe (flac, mp4, most webm) need nothing here.
 */

/** Recorders count a few bytes of their own; this is less than a tenth of a second of any of them. */
const BYTES_THAT_MAY_MISS = 1024;
/** Programs that write into a pipe do not know the size, and announce about 2 or 4 GB. */
const UNKNOWN_SIZE = 0x7fff0000;

/** @returns what the `data` part announces beyond what the file holds. */
function missingInWav(bytes: Buffer): number {
  let at = 12;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4);
    const isSound = bytes.toString('latin1', at, at + 4) === 'data';
    if (isSound) return size >= UNKNOWN_SIZE ? 0 : at + 8 + size - bytes.length;
    at += 8 + size + (size % 2);
  }
  return 0;
}

const ID3_HEADER_BYTES = 10;
/** The first frame may begin with a note of the encoder, 13 to 36 bytes into it. */
const NOTE_WITHIN_BYTES = 40;
const HAS_FRAMES = 1;
const HAS_BYTES = 2;

/** The length of a tag (names, cover) before the sound; its size is in groups of seven bits. */
function tagBytes(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  return ID3_HEADER_BYTES + bytes.subarray(6, 10).reduce((size, group) => size * 128 + (group & 127), 0);
}

/** @returns what the encoder's note in the first frame announces beyond what the file holds. */
function missingInMp3(bytes: Buffer): number {
  const start = tagBytes(bytes);
  const frame = bytes.subarray(start, start + NOTE_WITHIN_BYTES);
  const at = start + Math.max(frame.indexOf('Xing'), frame.indexOf('Info'));
  if (at < start || at + 16 > bytes.length) return 0;
  const flags = bytes.readUInt32BE(at + 4);
  if ((flags & HAS_BYTES) === 0) return 0;
  return start + bytes.readUInt32BE(at + (flags & HAS_FRAMES ? 12 : 8)) - bytes.length;
}

/** @returns what the last page announces beyond what the file holds; decoders drop such a page in silence. */
function missingInOgg(bytes: Buffer): number {
  const page = bytes.lastIndexOf('OggS');
  if (page < 0 || page + 27 > bytes.length) return 0;
  const table = bytes.subarray(page + 27, page + 27 + (bytes[page + 26] ?? 0));
  const whole = page + 27 + (bytes[page + 26] ?? 0) + table.reduce((sum, size) => sum + size, 0);
  // A page lost whole is a second of speech, so here nothing may miss.
  return whole > bytes.length ? BYTES_THAT_MAY_MISS + whole - bytes.length : 0;
}

/** @returns true when the file announces clearly more than it holds. */
export function isCutOff(bytes: Buffer, demuxer: Demuxer): boolean {
  if (demuxer === 'wav') return missingInWav(bytes) > BYTES_THAT_MAY_MISS;
  if (demuxer === 'mp3') return missingInMp3(bytes) > BYTES_THAT_MAY_MISS;
  return demuxer === 'ogg' && missingInOgg(bytes) > BYTES_THAT_MAY_MISS;
}
