import type { ReferenceStore } from '../ports.ts';
import type { OfficeRequest, RequestRow, RowProblem } from './request-row.ts';

/** The requests of all offices. Every write stands inside `transaction`. */
export interface RequestStore {
  transaction<Result>(work: () => Result): Result;
  find(number: string): RequestRow | undefined;
  put(row: RequestRow): void;
  remove(number: string): void;
}

export interface RequestPorts {
  requests: RequestStore;
  facts: Pick<ReferenceStore, 'place' | 'services'>;
}

/** Who sends requests, when, and whose requests they may change. */
export interface Sender {
  name: string;
  at: number;
  reaches(place: string): boolean;
}

export interface SavedRequests {
  added: number;
  changed: number;
  unchanged: number;
}

/** Something in the rows is wrong, and nothing was changed. */
export class RequestsError extends Error {
  readonly code: 'bad-rows' | 'not-allowed' | 'taken';
  readonly problems: RowProblem[];

  constructor(code: RequestsError['code'], problems: RowProblem[]) {
    super(
      `${problems.length === 1 ? 'One row is' : `${problems.length} rows are`} wrong. Nothing was changed.`,
    );
    this.code = code;
    this.problems = problems;
  }
}

/**
 * Takes what an office tells of its requests: all rows or none. The same rows again change nothing.
 * In: rows whose shape is right, each with its number in what was sent. Out: how many were added, changed, left alone.
 * Throws RequestsError: bad-rows where a fact does not exist or a number stands twice; not-allowed where a place is
 * beyond what the sender may change; taken where a number belongs to another office.
 */
export function saveRequests(
  ports: RequestPorts,
  rows: Iterable<{ row: number; request: OfficeRequest }>,
  sender: Sender,
): SavedRequests {
  const saved = { added: 0, changed: 0, unchanged: 0 };
  return ports.requests.transaction(() => {
    const wrong = wrongRows(ports, sender);
    for (const { row, request } of rows) {
      if (wrong.check(row, request)) saved[saveOne(ports.requests, request, sender)] += 1;
    }
    wrong.refuse();
    return saved;
  });
}

/** Takes a request out; one that is not there is out already. Throws RequestsError `not-allowed`. */
export function removeRequest({ requests }: RequestPorts, number: string, { reaches }: Sender): void {
  requests.transaction(() => {
    const known = requests.find(number);
    if (!known) return;
    if (!reaches(known.place)) {
      const problem = `this key may not change requests of ${known.place}.`;
      throw new RequestsError('not-allowed', [{ row: 1, field: 'number', problem }]);
    }
    requests.remove(number);
  });
}

/** Collects what is wrong, so that an office learns of every row at once. */
function wrongRows({ requests, facts }: RequestPorts, sender: Sender) {
  const found = { bad: [] as RowProblem[], beyond: [] as RowProblem[], taken: [] as RowProblem[] };
  const { bad, beyond, taken } = found;
  const count = (): number => bad.length + beyond.length + taken.length;
  const rowOf = new Map<string, number>();
  const services = new Set(
    facts.services().flatMap(({ key, listedUnder }) => (key === listedUnder ? [key] : [])),
  );
  return {
    check(row: number, request: OfficeRequest): boolean {
      const before = count();
      const { number, place, service } = request;
      const first = rowOf.get(number);
      if (first !== undefined)
        bad.push({ row, field: 'number', problem: `row ${first} has the same number.` });
      rowOf.set(number, row);
      if (!facts.place(place))
        bad.push({ row, field: 'place', problem: `${place} is no place of the gazetteer.` });
      if (service !== null && !services.has(service))
        bad.push({ row, field: 'service', problem: `there is no service ${service}; leave it blank.` });
      if (!sender.reaches(place))
        beyond.push({ row, field: 'place', problem: `this key may not change requests of ${place}.` });
      if (isOfAnother(requests.find(number), request))
        taken.push({ row, field: 'number', problem: `${number} ${TAKEN}` });
      return count() === before;
    },
    /** Throws, and so undoes what was written, where anything is wrong. */
    refuse(): void {
      if (bad.length > 0) throw new RequestsError('bad-rows', bad);
      if (beyond.length > 0) throw new RequestsError('not-allowed', beyond);
      if (taken.length > 0) throw new RequestsError('taken', taken);
    },
  };
}

const TAKEN = 'belongs to another office; begin the numbers of each office with the code of its place.';

/** The number of one office's ticket is not taken over by another: its holder would hear of a stranger's application. */
const isOfAnother = (known: RequestRow | undefined, { office, place }: OfficeRequest): boolean =>
  known !== undefined && (known.office !== office || known.place !== place);

function saveOne(store: RequestStore, request: OfficeRequest, { name, at }: Sender): keyof SavedRequests {
  const known = store.find(request.number);
  if (known && sameRequest(known, request)) return 'unchanged';
  store.put({ ...request, updatedAt: at, updatedBy: name });
  return known ? 'changed' : 'added';
}

const sameRequest = (known: RequestRow, request: OfficeRequest): boolean =>
  (Object.keys(request) as (keyof OfficeRequest)[]).every((field) => known[field] === request[field]);
