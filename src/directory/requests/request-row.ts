import { z } from 'zod';

/** Where an application can be. `request-state-<state>` tells the caller. */
export const REQUEST_STATES = [
  'received',
  'checking',
  'needs-documents',
  'needs-payment',
  'ready',
  'collected',
  'refused',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What the citizen does next. `request-next-<step>` tells the caller. */
export const NEXT_STEPS = ['wait', 'bring-documents', 'pay-fee', 'collect', 'ask-officer'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** The offices that work on requests. `request-at-<office>` tells the caller where. */
export const REQUEST_OFFICES = ['owso', 'district', 'commune', 'police'] as const;
export type RequestOffice = (typeof REQUEST_OFFICES)[number];

/** What an office tells of one application. */
export interface OfficeRequest {
  /** As it stands on the ticket: 4 to 10 digits. */
  number: string;
  office: RequestOffice;
  /** The code of the place whose office it is. */
  place: string;
  service: string | null;
  state: RequestState;
  /** Null: what every request of this state asks for. */
  next: NextStep | null;
  /** The day on which it is, or is to be, ready. */
  readyOn: string | null;
}

/** A request as it is kept. */
export interface RequestRow extends OfficeRequest {
  updatedAt: number;
  /** The name of the key or of the person who sent it. */
  updatedBy: string;
}

export const FEWEST_DIGITS = 4;
/** Half of what one entry can have, so that a number of which every digit comes twice comes whole. */
export const MOST_DIGITS = 10;

const blank = z.literal('').transform(() => null);
const orBlank = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([blank, schema], { error: (issue) => messageOf(schema, issue.input) }).nullish();

/** The words of the schema itself, where a union would only say that none of its parts fits. */
const messageOf = (schema: z.ZodType, input: unknown): string | undefined =>
  schema.safeParse(input).error?.issues[0]?.message;

const oneOf = <Value extends string>(values: readonly [Value, ...Value[]], what: string) =>
  z.enum(values, `${what} is one of ${values.join(', ')}.`);

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** One row as an office sends it, by file or through the API. The messages say what to write. */
export const requestRowSchema = z
  .strictObject({
    number: z
      .string('write the number of the ticket as text, with its zeros.')
      .trim()
      .regex(
        /^[0-9]{4,10}$/,
        `a ticket has ${FEWEST_DIGITS} to ${MOST_DIGITS} digits, 0 to 9, and nothing between them.`,
      ),
    office: oneOf(REQUEST_OFFICES, 'the office'),
    place: z
      .string('write the official code of the place as text, with its zeros.')
      .trim()
      .regex(/^([0-9]{2}){1,3}$/, 'a place is its official code of two, four or six digits.'),
    service: orBlank(
      z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a service is a key such as birth-certificate.'),
    ),
    state: oneOf(REQUEST_STATES, 'the state'),
    next: orBlank(oneOf(NEXT_STEPS, 'the next step')),
    ready_on: orBlank(z.string().refine(isDay, 'write dates as 2026-11-21.')),
  })
  .transform((row): OfficeRequest => ({
    ...{ number: row.number, office: row.office, place: row.place, state: row.state },
    ...{ service: row.service ?? null, next: row.next ?? null, readyOn: row.ready_on ?? null },
  }));

/** What is wrong with one row: which one (from 1 on), which field, and what to do, as a sentence. */
export interface RowProblem {
  row: number;
  field: string;
  problem: string;
}

/** Reads one row. Out: the request, or every problem that its shape has. */
export function readRequestRow(data: unknown, row: number): OfficeRequest | RowProblem[] {
  const read = requestRowSchema.safeParse(data);
  if (read.success) return read.data;
  return read.error.issues.map((issue) => ({
    row,
    field: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.'),
    problem: issue.code === 'unrecognized_keys' ? 'leave this out; nobody reads it.' : issue.message,
  }));
}
