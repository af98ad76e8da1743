/*
 * What goes over the wire about the settings of the process itself.
 */

/** Something that is kept for a time, or told for a time. */
export type Retained =
  | 'facts'
  | 'case-due'
  | 'case-sounds'
  | 'text-numbers'
  | 'unfinished-messages'
  | 'tries'
  | 'fact-files'
  | 'exports'
  | 'wrong-sign-ins'
  | 'provider-contacts'
  | 'calls'
  | 'audit';

export interface RetentionRow {
  what: Retained;
  /** The setting of the environment that says how long; null where it is fixed. */
  setting: string | null;
  /** Null: without end. */
  kept: { amount: number; unit: 'days' | 'working-days' | 'hours' | 'minutes' | 'newest' } | null;
}

/** GET /retention, in the order in which it is to be read. */
export interface RetentionAnswer {
  rows: RetentionRow[];
}
