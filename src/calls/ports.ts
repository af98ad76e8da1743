import type { Session } from '../core/call/advance.ts';
import type { LookUp, Remembered } from '../core/call/effects.ts';
import type { CallerEvent, DialEnd, Disposition, Json, LookUpAnswer } from '../core/call/events.ts';
import type { CallMachine } from '../core/flow/compile.ts';
import type { FlowSource } from '../core/flow/flow-source.ts';
import type { Flow } from '../core/flow/schema.ts';
import type { Part } from '../core/speech/parts.ts';
import type { Deeds } from './deeds.ts';
import type { Reply } from './reply.ts';

/** The time, in milliseconds since 1970 (UTC). */
export interface Clock {
  now(): number;
}

export interface Ids {
  call(): string;
  /** A whole number from 0 on that decides which choice is read first in this call. */
  rotation(): number;
  recording(): string;
  text(): string;
  /** Random digits: five, from which a case number is made, and eight for a speaker's code. */
  caseStem(): string;
  speakerStem(): string;
}

/** A recording as the provider has it: where, and how long it says that it is. */
export interface RecordingSource {
  url: string;
  seconds: number | null;
}

/**
 * What begins a turn, as a carrier tells it: a recording is still at the provider. `seconds` of a transfer are those
 * that the two spoke; null where the carrier does not say.
 */
export type IncomingEvent =
  | CallerEvent
  | { type: 'recorded'; source: RecordingSource | null }
  | { type: 'dialled'; status: DialEnd; seconds: number | null }
  | { type: 'wentOn' };

/** When, by whom and in which call something is asked. */
export interface Circumstances {
  now: number;
  /** Pseudonym of the caller, or null. */
  caller: string | null;
  callId: string;
}

/** The answers to look-ups. Throwing is a fault; the caller is then told that the answer cannot be found just now. */
export interface Directory {
  lookUp(question: LookUp, circumstances: Circumstances): LookUpAnswer;
}

/** One utterance: the clips that are heard, in order, under a hash of all of them. */
export interface Utterance {
  hash: string;
  language: string;
  seconds: number;
  clips: UtteranceClip[];
}

/** A clip of an utterance, or seconds of silence. */
export type UtteranceClip = SpokenClip | { pause: number };

export interface SpokenClip {
  prompt: string;
  language: string;
  sha256: string;
  seconds: number;
  /** What the clip says, for people who read the log; empty in an oral language. */
  text: string;
  state: string;
  /** Joined to the clip before it by so many seconds that both share. */
  overlap?: number;
  /** Somebody's own sound instead of a prompt's clip: its id. Private, so that nothing keeps the joined clip. */
  recording?: string;
  /** The prompt that had no clip, where this one stands in for it: a digit of the code of a place. */
  insteadOf?: string;
}

/** Chooses the clips for what is to be said. Throws when there is nothing at all to play for a prompt. */
export interface Voice {
  utter(parts: Part[], language: string): Utterance;
}

/** A call flow as it was when a call began: later edits do not change a call under way. */
export interface FlowVersion {
  flowId: string;
  /** Changes whenever the flow or a flow that it runs changes. */
  version: string;
  /** What the machine was made from. */
  source: FlowSource;
  machine: CallMachine;
}

export interface FlowVersions {
  current(flowId: string): FlowVersion;
  /** Throws when that version is not known here any more. */
  find(flowId: string, version: string): FlowVersion;
}

/** The releases of flows, as far as answering calls needs them. */
export interface LiveFlows {
  /** The number of the release that is live now. Asked for each new call, so it is cheap. */
  release(): number;
  /** A flow as it is in a release; undefined where it is not there. Throws FlowFault for one that cannot be read. */
  flow(release: number, id: string): Flow | undefined;
  /** What was live before a release; undefined for the first. */
  before(release: number): number | undefined;
}

/** Lines on which staff try flows that are not live. */
export interface Tries {
  has(line: string): boolean;
  /** What a call on such a line begins with; the line is good for longer. Throws for any other line. */
  begin(line: string): { flowId: string; version: string; known: RememberedCaller };
}

export interface FlowSourceStore {
  /** Whether a version is kept. Asked for each new call, so it is cheap. */
  has(flowId: string, version: string): boolean;
  find(flowId: string, version: string): FlowSource | undefined;
  keep(flowId: string, version: string, source: FlowSource, seenAt: number): void;
}

export interface CallRecord {
  id: string;
  provider: string;
  providerCallId: string;
  line: string;
  /** Keyed pseudonym; null for a withheld, short or malformed number: such a caller is a stranger each time. */
  caller: string | null;
  flowId: string;
  flowVersion: string;
  language: string;
  startedAt: number;
}

/** A call that the store knows, with what the next turn needs. */
export interface OpenCall extends CallRecord {
  /** The newest turn that was answered. */
  turn: number;
  /** Null after a fault that left nothing to go on with. */
  session: Session | null;
  endedAt: number | null;
  disposition: Disposition | null;
}

/** A recorded fact of a call. Its order within the turn is its place in the list. */
export interface CallEventRecord {
  type: string;
  node: string;
  data: { [name: string]: Json };
}

/** What a turn did with a transfer: the one that has just ended, and the office that is called now. */
export interface LegsOfTurn {
  ended: LegEnd | null;
  begun: { office: string | null } | null;
}

export interface LegEnd {
  end: DialEnd;
  seconds: number | null;
}

/** All that one turn leaves behind; written together or not at all. */
export interface TurnRecord {
  callId: string;
  turn: number;
  at: number;
  reply: Reply;
  session: Session | null;
  language: string;
  utterance: Utterance | null;
  events: CallEventRecord[];
  deeds: Deeds;
  legs: LegsOfTurn;
  ended: Disposition | null;
}

export interface RememberedCaller extends Remembered {
  returning: boolean;
}

/** The log of calls. Every method works inside `transaction`, and takes part in it. */
export interface CallStore {
  transaction<Result>(work: () => Result): Result;
  find(provider: string, providerCallId: string): OpenCall | undefined;
  reply(callId: string, turn: number): Reply | undefined;
  begin(call: CallRecord): void;
  saveTurn(turn: TurnRecord): void;
  /** Deeds that come of the end of a call, after its last turn. */
  saveDeeds(callId: string, at: number, deeds: Deeds): void;
  /** The provider's word that the call is over. Changes nothing when it has ended already, but for its length. */
  end(callId: string, end: CallEnd): void;
  /** Calls of a caller that began after a time, counted up to so many. */
  begunSince(caller: string, time: number, most: number): number;
  /** Open calls whose last turn was not between these times, and where each stands. */
  quietBut(from: number, to: number): { id: string; session: Session | null }[];
  recall(pseudonym: string): RememberedCaller;
  remember(pseudonym: string, what: Remembered, at: number): void;
  /** Removes all that is kept under a pseudonym. What was counted stays, and belongs to nobody. */
  forget(pseudonym: string): void;
}

/** Runs work together with that of other turns: all that arrives at once is on the disk before any of it is answered. */
export interface TurnQueue {
  <Result>(work: () => Result): Promise<Result>;
  /** After what calls under way need. Undefined, and nothing was done: it would have waited too long. */
  whenFree<Result>(work: () => Result): Promise<Result | undefined>;
}

/** What is known of whoever calls a line, by the number that was dialled. Codes of places. */
export interface LineFacts {
  /** The narrowest place that is known: a province, a district or a commune. */
  place: string | null;
  province: string | null;
  district: string | null;
  commune: string | null;
  language: string | null;
}

export interface CallEnd {
  at: number;
  disposition: Disposition;
  /** As the provider measured it; null when it did not say. */
  seconds: number | null;
  events: CallEventRecord[];
}

/** Which case numbers have been given. */
export interface CaseNumbers {
  isTaken(number: string): boolean;
}

/** Where faults go: the log of the process, and a counter. Never a caller's number. */
export interface FaultLog {
  fault(where: string, error: unknown, callId: string | null): void;
}
