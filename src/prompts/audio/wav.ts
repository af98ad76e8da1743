import { CodedError } from '../../core/coded-error.ts';

/**
 * The one sound format inside the house: WAV, 8 kHz, mono, 16 bit PCM, with the canonical
 * 44 byte header. It is what telephones carry; every prompt and every stitched utterance is in it.
 */

export const SAMPLE_RATE = 8000;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
const PCM = 1;

type WavErrorCode = 'not-wav' | 'not-pcm' | 'wrong-rate' | 'wrong-channels' | 'wrong-bits' | 'no-data';

/** The bytes are not a clip in our format; the message says what they are instead. */
export class WavError extends CodedError<WavErrorCode> {}

/** @returns a complete WAV file, 8 kHz mono 16 bit. */
export function encodeWav(samples: Int16Array): Buffer {
  const dataBytes = samples.length * BYTES_PER_SAMPLE;
  const bytes = Buffer.alloc(HEADER_BYTES + dataBytes);
  bytes.write('RIFF', 0, 'ascii');
  bytes.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  bytes.write('WAVEfmt ', 8, 'ascii');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(PCM, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(SAMPLE_RATE, 24);
  bytes.writeUInt32LE(SAMPLE_RATE * BYTES_PER_SAMPLE, 28);
  bytes.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  bytes.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  bytes.write('data', 36, 'ascii');
  bytes.writeUInt32LE(dataBytes, 40);
  // Every machine that Node runs on keeps samples as the file does, low byte first.
  Buffer.from(samples.buffer, samples.byteOffset, dataBytes).copy(bytes, HEADER_BYTES);
  return bytes;
}

interface Chunk {
  readonly start: number;
  readonly size: number;
}

/** Recorders add chunks of their own (LIST, fact); what matters is found by name, not by place. */
function findChunk(bytes: Buffer, name: string): Chunk | undefined {
  let at = 12;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4);
    if (bytes.toString('ascii', at, at + 4) === name) return { start: at + 8, size };
    at += 8 + size + (size % 2);
  }
  return undefined;
}

function checkFormat(bytes: Buffer, format: Chunk): void {
  const encoding = bytes.readUInt16LE(format.start);
  const channels = bytes.readUInt16LE(format.start + 2);
  const rate = bytes.readUInt32LE(format.start + 4);
  const bits = bytes.readUInt16LE(format.start + 14);
  if (encoding !== PCM)
    throw new WavError('not-pcm', `the sound is stored in WAV encoding ${encoding}, not as plain PCM (1)`);
  if (rate !== SAMPLE_RATE)
    throw new WavError('wrong-rate', `the sound has ${rate} samples a second, not ${SAMPLE_RATE}`);
  if (channels !== 1) throw new WavError('wrong-channels', `the sound has ${channels} channels, not one`);
  if (bits !== 16) throw new WavError('wrong-bits', `the sound has ${bits} bits a sample, not 16`);
}

/**
 * @param bytes a whole WAV file
 * @returns its samples
 * @throws WavError when it is not 8 kHz, mono, 16 bit PCM, or is cut short
 */
export function decodeWav(bytes: Buffer): Int16Array {
  const isWav =
    bytes.length >= 12 &&
    bytes.toString('ascii', 0, 4) === 'RIFF' &&
    bytes.toString('ascii', 8, 12) === 'WAVE';
  if (!isWav) throw new WavError('not-wav', 'the file does not begin like a WAV file');
  const format = findChunk(bytes, 'fmt ');
  if (format === undefined || format.size < 16 || format.start + 16 > bytes.length) {
    throw new WavError('not-wav', 'the WAV file does not say its format');
  }
  checkFormat(bytes, format);
  const data = findChunk(bytes, 'data');
  if (data === undefined) throw new WavError('no-data', 'the WAV file holds no sound');
  if (data.start + data.size > bytes.length || data.size % BYTES_PER_SAMPLE !== 0) {
    throw new WavError('no-data', 'the WAV file is cut short: it announces more sound than it holds');
  }
  const samples = new Int16Array(data.size / BYTES_PER_SAMPLE);
  bytes.copy(Buffer.from(samples.buffer), 0, data.start, data.start + data.size);
  return samples;
}
