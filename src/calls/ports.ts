import type { Session } from '../core/call/advance.ts';
import type { LookUp, Remembered } from '../core/call/effects.ts';
import type { Disposition, Json, LookUpAnswer } from '../core/call/events.ts';
import type { CallMachine } from '../core/flow/compile.ts';
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
}

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
  machine: CallMachine;
}

export interface FlowVersions {
  current(flowId: string): FlowVersion;
  /** Throws when that version is not known here any more. */
  find(flowId: string, version: string): FlowVersion;
}

/** A flow with every flow that it runs: all that its machine is made from. */
export interface FlowSource {
  flow: Flow;
  subflows: Flow[];
}

export interface FlowSourceStore {
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
  /** The provider's word that the call is over. Changes nothing when it has ended already, but for its length. */
  end(callId: string, end: CallEnd): void;
  /** Open calls without a turn since that time, and the node that each is in. */
  quietSince(time: number): { id: string; node: string }[];
  recall(pseudonym: string): RememberedCaller;
  remember(pseudonym: string, what: Remembered, at: number): void;
}

export interface CallEnd {
  at: number;
  disposition: Disposition;
  /** As the provider measured it; null when it did not say. */
  seconds: number | null;
  events: CallEventRecord[];
}

/** Where faults go: the log of the process, and a counter. Never a caller's number. */
export interface FaultLog {
  fault(where: string, error: unknown, callId: string | null): void;
}
