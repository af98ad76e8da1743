import { z } from 'zod';
import { oneOf, optionalDate, optionalKey, orBlank, patterned, placeCode } from '../../columns.ts';
import {
  FEWEST_DIGITS,
  MOST_DIGITS,
  NEXT_STEPS,
  REQUEST_OFFICES,
  REQUEST_STATES,
  type OfficeRequest,
} from '../../requests/request-row.ts';
import { EVERY_LEVEL, importKind, placeProblem, type RowProblem, type World } from '../kind.ts';

const requestRow = z
  .strictObject({
    number: patterned(
      /^[0-9]{4,10}$/,
      `a ticket has ${FEWEST_DIGITS} to ${MOST_DIGITS} digits, 0 to 9, and nothing between them; write it as text, with its zeros`,
    ),
    office: oneOf(REQUEST_OFFICES),
    place: placeCode,
    service: optionalKey.default(null),
    state: oneOf(REQUEST_STATES),
    next: orBlank(NEXT_STEPS).default(null),
    ready_on: optionalDate.default(null),
  })
  .transform((row): OfficeRequest => ({
    ...{ number: row.number, office: row.office, place: row.place, state: row.state },
    ...{ service: row.service, next: row.next, readyOn: row.ready_on },
  }));

/** What offices tell of their applications; what is not in the file stays. */
export const requests = importKind<OfficeRequest>({
  name: 'requests',
  row: requestRow,
  columns: { needed: ['number', 'office', 'place', 'state'], optional: ['service', 'next', 'ready_on'] },
  key: ['number'],
  keyInWords: 'number',
  replaces: [],
  place: 'place',
  search: ['number'],
  check: (row, world) => placeProblem(row.place, EVERY_LEVEL, world, 'place') ?? serviceProblem(row, world),
  becomes: ownerProblem,
});

function serviceProblem({ service }: OfficeRequest, { facts }: World): RowProblem | undefined {
  const known = facts.services().some((row) => row.key === service && row.listedUnder === service);
  return service === null || known
    ? undefined
    : { column: 'service', message: `there is no service ${service}; leave it blank` };
}

/** The number of one office's ticket is not taken over by another: its holder would hear of a stranger's application. */
function ownerProblem(before: OfficeRequest | null, after: OfficeRequest | null): RowProblem | undefined {
  if (before === null || after === null) return undefined;
  if (before.office === after.office && before.place === after.place) return undefined;
  const message = `${after.number} belongs to another office; begin the numbers of each office with the code of its place`;
  return { column: 'number', message, code: 'taken' };
}
