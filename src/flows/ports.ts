import type { Clock, FaultLog } from '../calls/ports.ts';
import type { FlowSource } from '../core/flow/flow-source.ts';
import type { AuditLog } from '../staff/ports.ts';
import type { FlowReader } from './reader.ts';

/** What is live: flow -> hash of its text. */
export type FlowSet = ReadonlyMap<string, string>;

export interface Release {
  number: number;
  /** Milliseconds since 1970. */
  liveAt: number;
  by: string;
  note: string;
  /** The release that it made live again. */
  restores: number | null;
  calledOffAt: number | null;
  /** Only what it changes: flow -> hash of its text, or null where the flow is taken away. */
  flows: ReadonlyMap<string, string | null>;
}

/** All writes throw outside of a transaction. */
export interface ReleaseStore {
  /** The number of the release that is live at a time: one look into an index. Undefined before the first. */
  liveAt(time: number): number | undefined;
  /** All of them, in the order in which they go live. */
  all(): Release[];
  add(release: Omit<Release, 'number' | 'calledOffAt'>): number;
  callOff(number: number, at: number): void;
  /** The flows that the newest Sdap brought. */
  shipped(): FlowSet;
  setShipped(flows: FlowSet): void;
}

export interface StoredDraft {
  flowId: string;
  revision: number;
  /** The hash of its text; null when it was published or thrown away. */
  source: string | null;
  updatedAt: number;
  updatedBy: string;
}

export interface DraftStore {
  /** Drafts that are there, by flow. */
  all(): StoredDraft[];
  /** Also one that is there no more, for its revision. */
  find(flowId: string): StoredDraft | undefined;
  put(draft: StoredDraft): void;
}

/** The texts of files, each kept once. */
export interface TextStore {
  hash(text: string): string;
  /** Out: its hash. */
  keep(text: string): string;
  /** Throws for a hash under which nothing was kept. */
  text(hash: string): string;
}

export interface TryLine {
  /** The number to dial. */
  line: string;
  flowId: string;
  source: FlowSource;
  language: string | null;
  commune: string | null;
  usedAt: number;
}

export interface TryStore {
  add(line: TryLine): void;
  find(line: string): TryLine | undefined;
  used(line: string, at: number): void;
  /** The whole path of the node in which the newest call on a line is. */
  place(line: string): string | undefined;
  /** Forgets lines that were not used since, with every call that was made on them. */
  forgetBefore(time: number): void;
}

/** A clip that callers hear. */
export interface HeardClip {
  id: number;
  seconds: number;
  state: 'draft' | 'recorded' | 'approved';
}

/** What flows are checked against. */
export interface FlowWorld {
  /** Names of the queries that the directory answers. */
  queries: ReadonlySet<string>;
  /** The prompts of this moment. */
  prompts(): {
    languages: readonly string[];
    text(prompt: string, language: string): string | undefined;
    canBeHeard(prompt: string, language: string): boolean;
    clip(prompt: string, language: string): HeardClip | undefined;
  };
  /** Numbers and the flow that answers each; `*` is every other number. */
  lines(): { number: string; flow: string }[];
}

export interface FlowPorts {
  releases: ReleaseStore;
  drafts: DraftStore;
  texts: TextStore;
  reader: FlowReader;
  tries: TryStore;
  traffic: TrafficStore;
  world: FlowWorld;
  clock: Clock;
  audit: AuditLog;
  faults: FaultLog;
  transaction<Result>(work: () => Result): Result;
}

/** A call as the traffic is counted from it. */
export interface TrafficCall {
  id: string;
  flowId: string;
  flowVersion: string;
}

export interface TrafficEvent {
  callId: string;
  type: string;
  /** The whole path: flow, calling nodes, node. */
  node: string;
  data: { exit?: string; key?: string };
}

export interface TrafficStore {
  /** Calls of real lines that began from one time to before another, in their order. */
  calls(from: number, to: number): TrafficCall[];
  /** Steps, exits and keys of these calls, each call's in their order. */
  events(callIds: readonly string[]): TrafficEvent[];
  /** The flow as callers heard it; undefined where it was never kept. */
  source(flowId: string, version: string): FlowSource | undefined;
}
