import { z } from 'zod';
import type { RecordingState } from '../calls/recording-ports.ts';
import { drawNumber } from '../core/call/drawn-number.ts';
import { isChecked } from '../core/speech/check-digits.ts';
import { hasGuessedEnough } from './guessing.ts';
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
  /** How far a recording has come, and why nothing came of it. */
  recording(id: string): { state: RecordingState; why: string | null } | undefined;
  /** Five random digits. */
  stem(): string;
}

export const CASE_QUERIES = ['new-case-number', 'recording-ready', 'case'] as const;

/** The queries about cases. */
export const caseQueries = (desk: CaseDesk): ReadonlyMap<string, Query> =>
  new Map<(typeof CASE_QUERIES)[number], Query>([
    // A number for a case that is opened in the same turn.
    ['new-case-number', query({}, () => drawNumber(desk.stem, desk.isTaken))],
    // Whether what was said can be played: `fetched`, `expected` (not yet), `lost`, or `refused` and why.
    [
      'recording-ready',
      query({ id: z.string() }, ({ id }) => {
        const { state = 'lost', why = null } = desk.recording(id) ?? {};
        return { state, why };
      }),
    ],
    ['case', caseByNumber(desk)],
  ]);

/**
 * The state of a case and the reply, and nothing of what it is about: the number may be heard by others.
 * Out: `told` is `state`, `slip` for a number that cannot be one of ours, or `later` after too many wrong numbers.
 */
const caseByNumber = (desk: CaseDesk): Query =>
  query({ number: z.string() }, ({ number }, store, context) => {
    if (!isChecked(number)) return { told: 'slip' };
    if (hasGuessedEnough('case', store, context)) return { told: 'later' };
    const found = desk.spoken(number);
    return found && { told: 'state', state: `case-${found.state}`, reply: found.reply };
  });
