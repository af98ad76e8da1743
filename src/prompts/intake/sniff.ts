/**
 * Which of ffmpeg's readers may open a file: decided by us from its first bytes, never by the file's name and never by
 * ffmpeg's own guess, which would also take playlists that fetch other files and addresses.
 */

export type Demuxer = 'wav' | 'flac' | 'ogg' | 'matroska' | 'mov' | 'mp3';

const HEADER_BYTES = 12;

const ascii = (bytes: Buffer, start: number, end: number): string => bytes.toString('latin1', start, end);

/** An MP3 frame begins with eleven set bits, then layer III and neither a reserved version, bit rate nor rate. */
function isMp3Frame(bytes: Buffer): boolean {
  const [sync = 0, kind = 0, rates = 0] = bytes;
  const version = (kind >> 3) & 3;
  const layer = (kind >> 1) & 3;
  return (
    sync === 0xff &&
    kind >= 0xe0 &&
    version !== 1 &&
    layer === 1 &&
    rates >> 4 !== 15 &&
    ((rates >> 2) & 3) !== 3
  );
}

/** @returns the reader for these bytes; undefined when they begin like none of the formats that we take. */
export function sniff(bytes: Buffer): Demuxer | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') return 'wav';
  if (ascii(bytes, 0, 4) === 'fLaC') return 'flac';
  if (ascii(bytes, 0, 4) === 'OggS') return 'ogg';
  if (bytes.readUInt32BE(0) === 0x1a45dfa3) return 'matroska';
  if (ascii(bytes, 4, 8) === 'ftyp') return 'mov';
  if (ascii(bytes, 0, 3) === 'ID3' || isMp3Frame(bytes)) return 'mp3';
  return undefined;
}
