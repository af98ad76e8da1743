import { dayInPhnomPenh } from '../calendar/phnom-penh.ts';
import type { CaseAnswer, CasePlace, CasesAnswer, CaseSummary } from './api-types.ts';
import { caseFor, historyOf, subjectOf } from './change-case.ts';
import { soundOf } from './case-sound.ts';
import type { CaseFilter, CasePorts, CaseRow, Officer } from './ports.ts';
import { actionsIn, isLate } from './states.ts';
import { assignable } from './work-on-case.ts';

export interface InboxQuery extends Omit<CaseFilter, 'lateOn'> {
  late: boolean;
  limit: number;
  after?: string | undefined;
}

/** A page of the cases that an officer may see, the newest first, and how many there are of each state. */
export function inbox(ports: CasePorts, { districts }: Officer, query: InboxQuery): CasesAnswer {
  const { late, limit, after, ...filter } = query;
  const today = dayInPhnomPenh(ports.clock.now());
  const wanted = late ? { ...filter, lateOn: today } : filter;
  const rows = ports.cases.page(districts, wanted, limit + 1, after);
  const shown = rows.slice(0, limit);
  return {
    cases: shown.map((row) => summaryOf(ports, row)),
    next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null,
    counts: ports.cases.counts(districts, today),
  };
}

/** Everything that staff may know of a case: days, no hours, and nothing of the call. Throws Refusal: not-found. */
export function showCase(ports: CasePorts, officer: Officer, number: string): CaseAnswer {
  const row = caseFor(ports, officer, number);
  return {
    case: {
      ...summaryOf(ports, row),
      revision: row.revision,
      can: actionsIn(row.state),
      notes: ports.cases.notes(number).map(({ at, by, text }) => ({ on: dayInPhnomPenh(at), by, text })),
      replies: ports.cases
        .replies(number)
        .map(({ id, at, by, seconds, prompt }) => ({ id, on: dayInPhnomPenh(at), by, seconds, prompt })),
      history: historyOf(ports.audit.of(subjectOf(number))),
      assignable: assignable(ports, row).map(({ id, name }) => ({ id, name })),
    },
  };
}

function summaryOf(ports: CasePorts, row: CaseRow): CaseSummary {
  const { number, kind, topic, language, state, dueOn, assignedTo } = row;
  const person = assignedTo === null ? undefined : ports.people.find(assignedTo);
  return {
    ...{ number, kind, topic, language, state, dueOn },
    place: placeOf(ports, row.commune),
    openedOn: dayInPhnomPenh(row.openedAt),
    late: isLate(state, dueOn, dayInPhnomPenh(ports.clock.now())),
    assignedTo: person ? { id: person.id, name: person.name } : null,
    ...soundOf(ports, row),
  };
}

/** The commune, its district and its province by their names. */
function placeOf({ place }: CasePorts, code: string | null): CasePlace | null {
  if (code === null) return null;
  const within = [code, code.slice(0, 4), code.slice(0, 2)].flatMap((one) => place(one) ?? []);
  return { code, km: within.map(({ nameKm }) => nameKm), en: within.map(({ nameEn }) => nameEn) };
}
