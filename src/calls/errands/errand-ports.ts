import type { ErrandStore, Outbound, TextStore } from '../outgoing-ports.ts';
import type { CallStore, Clock, FaultLog } from '../ports.ts';
import type { RecordingFiles, RecordingStore } from '../recording-ports.ts';

export interface ErrandPorts {
  store: CallStore;
  clock: Clock;
  faults: FaultLog;
  errands: ErrandStore;
  recordings: RecordingStore;
  recordingFiles: RecordingFiles;
  texts: TextStore;
  /** By provider's name; missing or null where nothing is set up for requests of ours. */
  outbound(provider: string): Outbound | null;
  /** Reads any sound as one that carriers play. Throws a coded error for what is no sound. */
  readSound(bytes: Uint8Array): Promise<Sound>;
  takes: Takes;
}

/** What speakers say for the line's own voice. */
export interface Takes {
  /** Makes a clip of any sound, as callers will hear it. Throws a coded error for what is no sound. */
  read(bytes: Uint8Array): Promise<Sound | Refused>;
  /** Puts what was kept into the library; done before, it changes nothing. Takes part in the transaction around it. */
  keep(recording: string): void;
}

/** Why no clip can be made of a sound: a word that the one who spoke is told a sentence for. */
export interface Refused {
  refused: string;
}

export interface Sound {
  /** 8 kHz, mono, 16 bit. */
  wav: Uint8Array;
  seconds: number;
  sha256: string;
}

/** How an errand ended. `later` after so many milliseconds. */
export type ErrandEnd =
  { end: 'done' } | { end: 'later'; ms: number; why: string } | { end: 'given-up'; why: string };

export const DONE: ErrandEnd = { end: 'done' };
