import type { RecordingPurpose, UnsentMessage } from '../core/call/unsent.ts';

/** Messages whose callers hung up while they spoke: the sound may come a moment after the end of the call. */
export interface UnfinishedMessages {
  keep(callId: string, message: UnsentMessage, at: number): void;
  /** Gives the message of a call once, and forgets it. */
  take(callId: string): UnsentMessage | undefined;
  forgetBefore(time: number): void;
}

/** `expected`: to be fetched. `lost`: no sound came. `refused`: no clip can be made of it. `dropped`: nobody wants it. */
export type RecordingState = 'expected' | 'fetched' | 'lost' | 'refused' | 'dropped';

export interface StoredRecording {
  id: string;
  provider: string;
  /** Where the provider has it; null once it is gone there. */
  url: string | null;
  purpose: RecordingPurpose;
  state: RecordingState;
  /** Why it was lost or refused. */
  why: string | null;
  seconds: number | null;
  sha256: string | null;
}

/** What is known of callers' recordings; the sound itself is in RecordingFiles. */
export interface RecordingStore {
  find(id: string): StoredRecording | undefined;
  /** The id of the recording that was made at this URL of the provider, when it is known already. */
  idOf(provider: string, url: string): string | undefined;
  expect(
    recording: Pick<StoredRecording, 'id' | 'provider' | 'purpose'> & {
      callId: string;
      url: string;
      at: number;
    },
  ): void;
  /** Out: false when nobody waits for it any more. */
  fetched(id: string, facts: { sha256: string; seconds: number; bytes: number; at: number }): boolean;
  lose(id: string, why: string): void;
  refuse(id: string, why: string): void;
  drop(id: string): void;
  goneAtProvider(id: string, at: number): void;
}

/** Sound on disk, sealed: without the key of the line nobody can hear it. */
export interface RecordingFiles {
  put(id: string, wav: Uint8Array): Promise<void>;
  /** Throws when it is not there, or was tampered with. */
  read(id: string): Uint8Array;
  remove(id: string): Promise<void>;
}
