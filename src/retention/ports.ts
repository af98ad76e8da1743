import type { AuditLog } from '../staff/ports.ts';
import type { Kind } from './kinds.ts';

/** What was deleted of one kind in one run. Times are milliseconds since 1970, UTC. */
export interface Deletion {
  at: number;
  kind: Kind;
  amount: number;
  olderThan: number;
}

/** What was set, and what was deleted. All writes throw outside of a transaction. */
export interface RetentionStore {
  /** As an administrator set it; undefined where the usual time holds. */
  days(kind: Kind): number | undefined;
  setDays(kind: Kind, days: number): void;
  /** The newest first. */
  deletions(most: number): Deletion[];
  /** Keeps a row, to which more may be added. Out: its id. */
  addDeletion(deletion: Deletion): number;
  addToDeletion(id: number, amount: number): void;
}

/** Knows one kind of data. */
export interface Pruner {
  /** How many there are that are older. It may read much. */
  count(before: number): number;
  /**
   * Deletes what is older in small batches, one at each step, so that others may write between two of them.
   * In: what to tell, in the transaction of the batch, how many were deleted.
   */
  batches(before: number, deleted: (amount: number) => void): AsyncIterable<unknown> | Iterable<unknown>;
}

export interface RetentionPorts {
  store: RetentionStore;
  pruners: Record<Kind, Pruner>;
  audit: AuditLog;
  now(): number;
  transaction<Result>(work: () => Result): Result;
}
