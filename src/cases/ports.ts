import type { ErrandStore } from '../calls/outgoing-ports.ts';
import type { Clock } from '../calls/ports.ts';
import type { RecordingFiles, RecordingState } from '../calls/recording-ports.ts';
import type { Sound } from '../calls/errands/errand-ports.ts';
import type { CaseKind } from '../core/call/effects.ts';
import type { CaseDesk, CaseState } from '../directory/cases.ts';
import type { PlaceRow } from '../directory/ports.ts';
import type { Actor, AuditLog, PeopleStore, Staff } from '../staff/ports.ts';

/** A case as staff may know it: nothing here leads to the call or the caller. */
export interface CaseRow {
  number: string;
  kind: CaseKind;
  topic: string | null;
  commune: string | null;
  village: string | null;
  facility: string | null;
  recording: string;
  language: string;
  state: CaseState;
  openedAt: number;
  stateAt: number;
  assignedTo: string | null;
  dueOn: string | null;
  revision: number;
}

export interface CaseNote {
  id: number;
  at: number;
  by: string;
  text: string;
}

/** A spoken reply of staff; the newest is what the caller hears. */
export interface CaseReply {
  id: number;
  at: number;
  by: string;
  recording: string;
  seconds: number;
  prompt: string | null;
}

/** A sound whose file lies sealed on the disk already. */
export interface KeptRecording {
  id: string;
  sha256: string;
  seconds: number;
  bytes: number;
}

/** Which cases are asked for; what is left out does not matter. */
export interface CaseFilter {
  state?: CaseState | undefined;
  kind?: CaseKind | undefined;
  topic?: string | undefined;
  /** The code of a province, district or commune. */
  place?: string | undefined;
  /** The id of a person; null for cases of nobody. */
  assignedTo?: string | null | undefined;
  /** Only those whose answer was due before this day. */
  lateOn?: string | undefined;
}

/** The districts that somebody is limited to; null for the whole country, and cases of no place. */
export type Reach = readonly string[] | null;

/** What may be set in a case. */
export type CaseChange = Partial<Pick<CaseRow, 'state' | 'stateAt' | 'assignedTo' | 'dueOn' | 'recording'>>;

/** What staff do with cases. All writes throw outside of a transaction. */
export interface CaseStore extends Pick<CaseDesk, 'isTaken' | 'spoken'> {
  /** The newest first, from the case behind `after` on. */
  page(reach: Reach, filter: CaseFilter, limit: number, after?: string): CaseRow[];
  counts(reach: Reach, today: string): { states: Record<CaseState, number>; late: number };
  find(number: string): CaseRow | undefined;
  /** Sets what is given, and counts one revision up. */
  change(number: string, values: CaseChange): void;
  notes(number: string): CaseNote[];
  addNote(number: string, note: Omit<CaseNote, 'id'>): void;
  /** The newest first. */
  replies(number: string): CaseReply[];
  addReply(
    number: string,
    reply: { recording: KeptRecording; prompt: string | null; at: number; by: string },
  ): void;
  recording(id: string): { state: RecordingState; seconds: number | null } | undefined;
  /** Keeps a sound in the place of another of the same case. */
  replaceRecording(old: string, made: KeptRecording, at: number): void;
  /** Nobody hears it from now on; the errand that follows deletes the file. */
  dropRecording(id: string): void;
  /** Ended before that time, with a recording that is still kept; the oldest first. */
  endedBefore(time: number, most: number): CaseRow[];
}

/** Who works on a case: a person, a key, or a command on the server. */
export type Officer = Actor & Pick<Staff, 'districts'>;

/** An approved clip that may be the reply. */
export interface ReplyPrompt {
  prompt: string;
  text: string;
  seconds: number;
}

export interface CasePorts {
  cases: CaseStore;
  audit: AuditLog;
  people: Pick<PeopleStore, 'all' | 'find'>;
  recordingFiles: RecordingFiles;
  errands: ErrandStore;
  clock: Clock;
  newId(): string;
  /** Reads any sound as one that carriers play. Throws a coded error for what is no sound. */
  readSound(bytes: Uint8Array): Promise<Sound>;
  place(code: string): PlaceRow | undefined;
  /** What callers hear already, in a language; the bytes of one of them, undefined for none. */
  replyPrompts(language: string): ReplyPrompt[];
  clipOf(prompt: string, language: string): Uint8Array | undefined;
  transaction<Result>(work: () => Result): Result;
}
