import type { FlowSource } from '../core/flow/flow-source.ts';
import type { CallFacts, LoggedCall, LoggedEvent } from './call-facts.ts';
import type { Contribution } from './contributions.ts';

/** The log as far as the sums need it, and the sums themselves. */
export interface TallyStore {
  transaction<Result>(work: () => Result): Result;
  /**
   * Finished calls that the sums do not have as they are now, the first to end first. Calls by the simulator are never
   * among them.
   */
  waiting(most: number): LoggedCall[];
  /** By call, in the order of turn and sequence; without the exits of nodes. */
  events(callIds: readonly string[]): Map<string, LoggedEvent[]>;
  source(flowId: string, version: string): FlowSource | undefined;
  /** What a call added to the sums; undefined where it has not been counted. */
  facts(callId: string): CallFacts | undefined;
  slice(facts: CallFacts): number;
  putFacts(callId: string, facts: CallFacts): void;
  add(contributions: Iterable<Contribution>): void;
  /** Counts the votes of a facility in a round anew. */
  countVotes(round: string, facility: string): void;
  markSummed(callIds: readonly string[]): void;
  /** Calls that began before this (milliseconds since 1970, UTC) are deleted; their sums stay as they are. 0: none is. */
  goneBefore(): number;
  /** Forgets the sums of all calls that are not deleted, and what they added. */
  clear(): void;
  /** Rounds and facilities that somebody voted for, or that have sums of votes. */
  scored(): { round: string; facility: string }[];
  /**
   * Lets calls wait that are not in the sums, of so many rows of the log after one. Out: the row to go on after; null
   * at the end.
   */
  waitAgain(afterRow: number, rows: number): number | null;
  /** How many calls are waiting; reads all of them. */
  countWaiting(): number;
}
