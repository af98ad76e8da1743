import { z } from 'zod';
import type { RecordingState } from '../calls/ports.ts';
import { drawNumber } from '../core/call/drawn-number.ts';
import { isChecked } from '../core/speech/check-digits.ts';
import { query, type Query } from './query.ts';

export type CaseState = 'new' | 'open' | 'answered' | 'closed' | 'rejected';

/** What may be said of a case to whoever knows its number. */
export interface SpokenCase {
  state: CaseState;
  /** The recording of the newest spoken reply of staff. */
  reply: string | null;
}

/** What the answers about cases are made from. */
export interface CaseDesk {
  isTaken(number: string): boolean;
  spoken(number: string): SpokenCase | undefined;
  recordingState(id: string): RecordingState | undefined;
  /** Five random digits. */
  stem(): string;
  /** Numbers of no case that were asked for: in this call, and by this caller since that time. */
  wrongTries(asked: { callId: string; caller: string | null; since: number }): {
    inCall: number;
    byCaller: number;
  };
}

export const CASE_QUERIES = ['new-case-number', 'recording-ready', 'case'] as const;

/** Enough for slips of the finger; whoever tries numbers by chance finds nothing to try on. */
const MOST_WRONG_IN_CALL = 3;
const MOST_WRONG_A_DAY = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The queries about cases. */
export const caseQueries = (desk: CaseDesk): ReadonlyMap<string, Query> =>
  new Map<(typeof CASE_QUERIES)[number], Query>([
    // A number for a case that is opened in the same turn.
    ['new-case-number', query({}, () => drawNumber(desk.stem, desk.isTaken))],
    // Whether a message can be played: `fetched`, `expected` (not yet) or `lost`.
    [
      'recording-ready',
      query({ id: z.string() }, ({ id }) => ({ state: desk.recordingState(id) ?? 'lost' })),
    ],
    ['case', caseByNumber(desk)],
  ]);

/**
 * The state of a case and the reply, and nothing of what it is about: the number may be heard by others.
 * Out: `told` is `state`, `slip` for a number that cannot be one of ours, or `later` after too many wrong numbers.
 */
const caseByNumber = (desk: CaseDesk): Query =>
  query({ number: z.string() }, ({ number }, _store, { now, caller, callId }) => {
    if (!isChecked(number)) return { told: 'slip' };
    const { inCall, byCaller } = desk.wrongTries({ callId, caller, since: now - DAY_MS });
    if (inCall >= MOST_WRONG_IN_CALL || byCaller >= MOST_WRONG_A_DAY) return { told: 'later' };
    const found = desk.spoken(number);
    return found && { told: 'state', state: `case-${found.state}`, reply: found.reply };
  });
