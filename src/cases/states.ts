import type { CaseState } from '../directory/cases.ts';

/** What staff do with a case. Whoever only listens changes nothing. */
export const CASE_ACTIONS = [
  'open',
  'note',
  'assign',
  'due',
  'reply',
  'close',
  'reject',
  'reopen',
  'redact',
  'delete-recording',
] as const;

export type CaseAction = (typeof CASE_ACTIONS)[number];

const ANY = {
  new: 'new',
  open: 'open',
  answered: 'answered',
  closed: 'closed',
  rejected: 'rejected',
} as const;
const NOT_ENDED = { new: 'new', open: 'open', answered: 'answered' } as const;

/** From which state each may be done, and the state that follows. */
const NEXT: Record<CaseAction, Partial<Record<CaseState, CaseState>>> = {
  open: { new: 'open' },
  note: ANY,
  assign: NOT_ENDED,
  due: NOT_ENDED,
  reply: { new: 'answered', open: 'answered', answered: 'answered' },
  close: { new: 'closed', open: 'closed', answered: 'closed' },
  // Who was answered was taken seriously: that is not undone by a click.
  reject: { new: 'rejected', open: 'rejected' },
  reopen: { answered: 'open', closed: 'open', rejected: 'open' },
  redact: ANY,
  'delete-recording': ANY,
};

/** The state after an action; undefined where it may not be done. */
export const stateAfter = (action: CaseAction, state: CaseState): CaseState | undefined =>
  NEXT[action][state];

/** What may be done with a case in this state. */
export const actionsIn = (state: CaseState): CaseAction[] =>
  CASE_ACTIONS.filter((action) => stateAfter(action, state) !== undefined);

/** States in which the caller still waits for an answer: only these can be late. */
export const WAITING: readonly CaseState[] = ['new', 'open'];

/** States in which nothing more is to come. */
export const ENDED: readonly CaseState[] = ['closed', 'rejected'];

/** In: a state, the last day for an answer and today, as `2026-11-21`. */
export const isLate = (state: CaseState, dueOn: string | null, today: string): boolean =>
  WAITING.includes(state) && dueOn !== null && dueOn < today;
