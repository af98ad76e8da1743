import { dayInPhnomPenh } from '../calendar/phnom-penh.ts';
import type { AuditRow, Change } from '../staff/ports.ts';
import { changesBetween } from '../staff/changes.ts';
import { Refusal } from '../staff/refusal.ts';
import { reaches } from '../staff/roles.ts';
import type { CaseEvent } from './api-types.ts';
import type { CaseChange, CasePorts, CaseRow, Officer } from './ports.ts';
import { stateAfter, type CaseAction } from './states.ts';

/** Which case is meant, and the revision that the officer has seen; null for whatever stands now. */
export interface Target {
  number: string;
  seen: number | null;
}

/** How each action is called in the audit log. */
const SAID: Record<CaseAction, string> = {
  open: 'case.opened',
  note: 'case.noted',
  assign: 'case.assigned',
  due: 'case.due-changed',
  reply: 'case.answered',
  close: 'case.closed',
  reject: 'case.rejected',
  reopen: 'case.reopened',
  redact: 'case.redacted',
  'delete-recording': 'case.recording-deleted',
};

export const HEARD = 'case.recording-heard';

export const subjectOf = (number: string) => ({ kind: 'case', id: number });

/** Out: the case. Throws Refusal: not-found, also for a case of a place that is not the officer's. */
export function caseFor({ cases }: Pick<CasePorts, 'cases'>, officer: Officer, number: string): CaseRow {
  const found = cases.find(number);
  if (!found || !reaches(officer.districts, found.commune)) {
    throw new Refusal('not-found', `There is no case ${number}, or it is not of your districts.`);
  }
  return found;
}

/**
 * The case, when the action may be done with it now.
 * Throws Refusal: not-found; changed-meanwhile, with what was done since; not-in-this-state.
 */
export function caseToChange(
  ports: Pick<CasePorts, 'cases' | 'audit'>,
  officer: Officer,
  { number, seen }: Target,
  action: CaseAction,
): CaseRow {
  const row = caseFor(ports, officer, number);
  if (seen !== null && seen !== row.revision) throw changedMeanwhile(ports, row, seen);
  if (stateAfter(action, row.state) === undefined) {
    throw new Refusal('not-in-this-state', `The case ${number} is ${row.state}: ${ADVICE[row.state]}`);
  }
  return row;
}

const ADVICE: Record<CaseRow['state'], string> = {
  new: 'open it first.',
  open: 'it is open already.',
  answered: 'close it, or open it again first.',
  closed: 'open it again first.',
  rejected: 'open it again first.',
};

function changedMeanwhile({ audit }: Pick<CasePorts, 'audit'>, row: CaseRow, seen: number): Refusal {
  // Every change counts one revision up and leaves one row.
  const changes = historyOf(audit.of(subjectOf(row.number))).slice(-Math.max(row.revision - seen, 1));
  const who = [...new Set(changes.map(({ by }) => by))].join(', ');
  return new Refusal(
    'changed-meanwhile',
    `${who || 'Somebody'} changed this case meanwhile. Nothing was done: load it again and look.`,
    undefined,
    { changes },
  );
}

/** What was done with a case, the oldest first; days, and no hours. */
export const historyOf = (rows: readonly AuditRow[]): CaseEvent[] =>
  rows
    .filter(({ action }) => action !== HEARD)
    .map(({ at, actor, action, after }) => ({
      on: dayInPhnomPenh(at),
      by: actor.name,
      action,
      reason: typeof after?.['reason'] === 'string' ? after['reason'] : null,
    }));

/**
 * Changes a case in one transaction with its row in the audit log.
 * In: what to do, given the case as it stands: values of the case to set, and what else the log tells of it. Never the
 * content of a note or a message. Throws Refusal as `caseToChange`.
 */
export function changeCase(
  ports: Pick<CasePorts, 'cases' | 'audit' | 'clock' | 'transaction'>,
  officer: Officer,
  target: Target,
  action: CaseAction,
  work: (row: CaseRow) => { set?: CaseChange; tell?: Change } = () => ({}),
): void {
  ports.transaction(() => {
    const row = caseToChange(ports, officer, target, action);
    const { set = {}, tell = {} } = work(row);
    const state = stateAfter(action, row.state) ?? row.state;
    const moved = state === row.state ? {} : { state, stateAt: ports.clock.now() };
    ports.cases.change(row.number, { ...set, ...moved });
    const { before, after } = changesBetween(shown(row), shown({ ...row, ...set, state }));
    ports.audit.record({
      actor: officer,
      action: SAID[action],
      subject: subjectOf(row.number),
      before,
      after: { ...after, ...tell },
    });
  });
}

/** What the log tells of a case. */
const shown = ({ state, assignedTo, dueOn }: CaseRow): Change => ({ state, assignedTo, dueOn });
