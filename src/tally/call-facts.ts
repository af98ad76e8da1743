import type { NodeFinder } from '../core/call/confidential.ts';

/** A finished call as the log has it. Times are milliseconds since 1970 (UTC). */
export interface LoggedCall {
  id: string;
  line: string;
  language: string;
  flowId: string;
  flowVersion: string;
  startedAt: number;
  endedAt: number;
  disposition: string;
  /** Its length as the provider measured it; null when it did not say. */
  seconds: number | null;
  /** The first call of its caller on this day (1), in this week (2), in this month (4), ever (8): the sum; or null. */
  firstOf: number | null;
}

/** In the order of turn and sequence. */
export interface LoggedEvent {
  turn: number;
  at: number;
  type: string;
  node: string;
  data: { [name: string]: unknown };
}

/** What the version of the flow that a call began with says of a node, by the node's whole path. */
export interface FlowWords {
  /** The destination that a node is, such as `budget-answer`. */
  topicAt(path: string): string | undefined;
  /** The flow to which a node belongs, be it run by others. */
  flowOf(path: string): string;
  nodeAt: NodeFinder;
}

/** How a call was left: by whom, or for what. */
export type HowEnded = 'hung-up' | 'silence' | 'wrong-key' | 'failed' | 'finished';

/** A question that was asked in a call. */
export interface AskedQuestion {
  flow: string;
  node: string;
  /** How often it was said. */
  asked: number;
  repeats: number;
  silences: number;
  wrongKeys: number;
}

export interface CallEnd {
  /** The question at which it ended; empty where none had been asked. */
  node: string;
  how: HowEnded;
  /** Of a hang-up: whole seconds of the prompt that were heard. Null where that is not known, or all was heard. */
  second: number | null;
  /** Of a hang-up: whether it came before the end of the prompt. */
  inPrompt: boolean;
}

/** Everything that the reports count of one call, and nothing of its caller. */
export interface CallFacts {
  /** In Phnom Penh. */
  day: string;
  startedAt: number;
  line: string;
  language: string;
  flowId: string;
  flowVersion: string;
  place: string | null;
  disposition: string;
  seconds: number | null;
  firstOf: number | null;
  /** The first content: keys pressed and seconds gone since the answer, thinking and listening included. */
  content: { topic: string; presses: number; seconds: number } | null;
  topics: string[];
  questions: AskedQuestion[];
  end: CallEnd;
  /** What was asked for, once each, with the last answer. */
  lookUps: { query: string; subject: string; outcome: string }[];
  /** The newest of each subject. */
  ratings: { subject: string; id: string; value: number; first: string }[];
  /** Rounds and facilities for which it voted, as `round facility`. */
  voted: string[];
  failures: number;
  /** About a spoken message: it is counted, and the call log tells its day only. */
  confidential: boolean;
}
