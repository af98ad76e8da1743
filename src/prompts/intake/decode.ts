import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_RATE } from '../audio/wav.ts';
import { isCutOff } from './cut-off.ts';
import { ffmpegArgs, MOST_SECONDS, type Input } from './ffmpeg-args.ts';
import { findFfmpeg } from './find-ffmpeg.ts';
import { IntakeError } from './intake-error.ts';
import { isStreamable } from './mp4-layout.ts';
import { runBounded, type Outcome } from './run-bounded.ts';
import { sniff, type Demuxer } from './sniff.ts';

const BYTES_PER_SAMPLE = 2;
/** A file that announces its length holds nearly all of it; encoders round, and count their own padding. */
const SHARE_THAT_MAY_MISS = 0.1;
const SECONDS_THAT_MAY_MISS = 0.5;

export interface DecodeOptions {
  readonly longestMs: number;
  /** Seconds of sound that are taken at most; MOST_SECONDS where nothing is said. */
  readonly mostSeconds?: number;
  /** Folders to look for ffmpeg, as in PATH. */
  readonly searchPath?: string | undefined;
}

/**
 * What comes from a pipe needs no file and may use no protocol but the pipe. Only an mp4 with its table at the end has
 * to be read twice: it is laid into our private folder (others cannot enter it, it goes away with the run) and `file`
 * is allowed for it. The reader of mp4 is told not to follow references to other files, so the path stays the only one.
 */
async function placeInput(bytes: Buffer, demuxer: Demuxer, folder: string): Promise<Input> {
  if (demuxer !== 'mov' || isStreamable(bytes)) return { url: 'pipe:0', protocols: 'pipe' };
  await writeFile(join(folder, 'clip'), bytes, { mode: 0o600 });
  return { url: 'file:clip', protocols: 'file,pipe' };
}

async function runFfmpeg(bytes: Buffer, demuxer: Demuxer, options: DecodeOptions): Promise<Outcome> {
  const { mostSeconds = MOST_SECONDS } = options;
  const program = await findFfmpeg(options.searchPath);
  const folder = await mkdtemp(join(tmpdir(), 'sdap-intake-'));
  try {
    const input = await placeInput(bytes, demuxer, folder);
    return await runBounded({
      program,
      args: ffmpegArgs(demuxer, input, mostSeconds),
      input: input.protocols === 'pipe' ? bytes : Buffer.alloc(0),
      folder,
      longestMs: options.longestMs,
      mostBytes: (mostSeconds + 1) * SAMPLE_RATE * BYTES_PER_SAMPLE,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the length that the file itself announces; undefined when it does not. */
function announcedSeconds(said: string): number | undefined {
  const found = /^ {2}Duration: (\d+):(\d\d):(\d\d\.\d+)/mu.exec(said);
  return found ? Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3]) : undefined;
}

function isCutShort(seconds: number, announced: number | undefined, mostSeconds: number): boolean {
  const expected = Math.min(announced ?? 0, mostSeconds);
  return seconds < expected * (1 - SHARE_THAT_MAY_MISS) - SECONDS_THAT_MAY_MISS;
}

const damaged = (): IntakeError =>
  new IntakeError(
    'damaged',
    'The file is damaged or cut off; copy it again from the recorder, or record it again.',
  );

function judge({ output, said, timedOut }: Outcome, mostSeconds: number): void {
  if (timedOut) {
    throw new IntakeError(
      'took-too-long',
      'The file takes too long to read; save the recording again as WAV or MP3 and try again.',
    );
  }
  if (/^Input #0,/mu.test(said) && !/^ +Stream #0:.*: Audio: /mu.test(said)) {
    throw new IntakeError(
      'not-audio',
      'The file holds no sound, only pictures or other data; choose the recording of the voice.',
    );
  }
  const seconds = output.length / BYTES_PER_SAMPLE / SAMPLE_RATE;
  if (seconds === 0 || isCutShort(seconds, announcedSeconds(said), mostSeconds)) throw damaged();
  if (seconds > mostSeconds) {
    throw new IntakeError(
      'too-long',
      `The recording is longer than ${mostSeconds} seconds; a clip may have 60, so shorten it or split the text.`,
    );
  }
}

/**
 * Read any of the formats that we take.
 * @param bytes a whole upload, hostile until proven otherwise
 * @returns its first sound at 8 kHz, mono, 16 bit; nothing is trimmed or changed in level
 * @throws IntakeError not-audio, damaged, too-long (over 120 s before trimming), took-too-long, no-ffmpeg
 */
export async function decode(bytes: Buffer, options: DecodeOptions): Promise<Int16Array> {
  const demuxer = sniff(bytes);
  if (demuxer === undefined) {
    throw new IntakeError(
      'not-audio',
      'The file is not a sound recording that we know; save it as WAV, MP3, M4A, OGG, WebM or FLAC.',
    );
  }
  if (isCutOff(bytes, demuxer)) throw damaged();
  const outcome = await runFfmpeg(bytes, demuxer, options);
  judge(outcome, options.mostSeconds ?? MOST_SECONDS);
  const { output } = outcome;
  // Always little-endian on the wire, whatever the machine's own order.
  return Int16Array.from({ length: Math.floor(output.length / BYTES_PER_SAMPLE) }, (_, index) =>
    output.readInt16LE(index * BYTES_PER_SAMPLE),
  );
}
