import { levelOf } from './levels.ts';
import { encodeWav } from './wav.ts';

/** What was recorded, as the microphone gave it: -1 to 1. */
export interface Take {
  samples: Float32Array;
  /** Samples a second. */
  rate: number;
}

/** Part of a take, in seconds. */
export interface Span {
  start: number;
  end: number;
}

const FRAME_SECONDS = 0.02;
/** What is this far under the loudest moment is the room, and no speech. */
const ROOM_BELOW_DB = 35;
/** Left before and after the speech, so that no soft sound is cut; the line trims the rest. */
const MARGIN_SECONDS = 0.2;
/** Twice what a telephone carries: enough for every filter on the way, a third of the bytes of a microphone. */
const SENT_RATE = 16_000;

export const secondsOf = ({ samples, rate }: Take): number => samples.length / rate;

/** Puts the pieces of a recording together. */
export function joined(pieces: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Where somebody speaks; the whole take where all is equally loud. */
export function speechIn(take: Take): Span {
  const frame = Math.round(FRAME_SECONDS * take.rate);
  const count = Math.floor(take.samples.length / frame);
  const levels = Array.from(
    { length: count },
    (_, index) => levelOf(take.samples.subarray(index * frame, (index + 1) * frame)).loudness,
  );
  const gate = Math.max(...levels) - ROOM_BELOW_DB;
  const first = levels.findIndex((level) => level >= gate);
  const last = levels.findLastIndex((level) => level >= gate);
  if (first < 0) return { start: 0, end: secondsOf(take) };
  return {
    start: Math.max(0, first * FRAME_SECONDS - MARGIN_SECONDS),
    end: Math.min(secondsOf(take), (last + 1) * FRAME_SECONDS + MARGIN_SECONDS),
  };
}

/** @returns the samples of a part of the take */
export const cut = ({ samples, rate }: Take, { start, end }: Span): Float32Array =>
  samples.slice(Math.round(start * rate), Math.round(end * rate));

/** The part that is sent to the line, as a WAV file of 16 kHz. Nothing is lost but what no telephone carries. */
export async function soundOf(take: Take, span: Span): Promise<Blob> {
  const part = cut(take, span);
  const length = Math.max(1, Math.round((part.length / take.rate) * SENT_RATE));
  const offline = new OfflineAudioContext(1, length, SENT_RATE);
  const buffer = offline.createBuffer(1, Math.max(1, part.length), take.rate);
  buffer.copyToChannel(Float32Array.from(part), 0);
  const source = offline.createBufferSource();
  source.buffer = buffer;
  source.connect(offline.destination);
  source.start();
  return encodeWav((await offline.startRendering()).getChannelData(0), SENT_RATE);
}
