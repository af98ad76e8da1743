import { z } from 'zod';
import type { Kind, Limits } from './kinds.ts';
import type { Deletion } from './ports.ts';

/*
 * What goes over the wire about what is kept how long.
 */

export type { Deletion };

/** Something that is kept for a time, or told for a time. */
export type Retained =
  | Kind
  | 'facts'
  | 'case-due'
  | 'text-numbers'
  | 'unfinished-messages'
  | 'tries'
  | 'fact-files'
  | 'wrong-sign-ins'
  | 'provider-contacts';

export interface Kept {
  amount: number;
  unit: 'days' | 'working-days' | 'hours' | 'minutes' | 'newest';
}

/** What an administrator sets. */
export interface SetRow extends Limits {
  what: Kind;
  days: number;
}

/** What is set elsewhere, or not at all. */
export interface FixedRow {
  what: Retained;
  /** The setting of the environment that says how long; null where it is fixed. */
  setting: string | null;
  kept: Kept;
}

/** GET /retention, in the order in which it is to be read. */
export interface RetentionAnswer {
  set: SetRow[];
  fixed: FixedRow[];
  /** What was deleted, the newest first. */
  deletions: Deletion[];
}

/** PUT /retention/:what */
export const retentionRequest = z.strictObject({ days: z.number().int() });
