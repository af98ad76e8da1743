import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../src/calls/perform.ts';
import type { Outcome } from '../src/calls/take-effect.ts';
import { readFlows } from '../src/config/flow-files.ts';
import { ROOT, type Context } from '../src/context.ts';
import { advance, begin, type Session } from '../src/core/call/advance.ts';
import type { Directory } from '../src/calls/ports.ts';
import type { CallInput } from '../src/core/call/context.ts';
import type { LookUp } from '../src/core/call/effects.ts';
import type { CallerEvent } from '../src/core/call/events.ts';
import { compileFlow, type CallMachine } from '../src/core/flow/compile.ts';
import type { Flow } from '../src/core/flow/schema.ts';
import { valueAt } from '../src/core/flow/values.ts';
import { isChecked, withCheck } from '../src/core/speech/check-digits.ts';
import { CIRCUMSTANCES } from './support/circumstances.ts';
import { testLine } from './support/line.ts';
import { putRequest } from './support/requests.ts';

/*
 * Every entry of several digits, in every flow, with everything that goes wrong on a keypad. Whatever is typed, nothing
 * fails, and nobody hears what belongs to another number than the one that was meant. Lists are in list-entries.test.ts.
 */
interface Entry {
  id: string;
  flow: Flow;
  node: string;
  into: string;
  check: 'none' | 'damm';
  digits: { min: number; max: number };
}

const flows = readFlows(join(ROOT, 'call-flows'));

const entries: Entry[] = [...flows.values()].flatMap((flow) =>
  Object.entries(flow.nodes).flatMap(([node, data]) =>
    data.type === 'collect' ? [{ ...(data as unknown as Entry), id: `${flow.id}/${node}`, flow, node }] : [],
  ),
);

/** A number that exists, by the flow in which it is typed; elsewhere one that fits the entry. */
const EXISTING: { [id: string]: string } = {
  'find-commune/by-code': '020101',
  'my-request/enter-ticket': '02014711',
};

const meantIn = ({ id, digits, check }: Entry): string => {
  const stem = '2793518406'.slice(0, digits.min);
  return EXISTING[id] ?? (check === 'damm' ? withCheck(stem.slice(1)) : stem);
};

const doubled = (number: string): string => [...number].map((digit) => digit + digit).join('');
const wrong = (number: string): string =>
  `${number.slice(0, 2)}${(Number(number[2]) + 1) % 10}${number.slice(3)}`;

/** What is typed, turn by turn; `-` is silence. */
const SLIPS: { [name: string]: (number: string) => string[] } = {
  exact: (number) => [number, '-'],
  'one short, then silence': (number) => [number.slice(0, -1), '-'],
  'cut by the carrier after two digits': (number) => [number.slice(0, 2), number.slice(2), '-'],
  'one digit a turn': (number) => [...number, '-'],
  'slow: silence after two digits, then all of it': (number) => [number.slice(0, 2), '-', number, '-'],
  'slow: silence before the first digit': (number) => ['-', number, '-'],
  'every digit twice': (number) => [doubled(number), '-'],
  'every digit twice, one a turn': (number) => [...doubled(number), '-'],
  'one digit wrong': (number) => [wrong(number), '-'],
  'one digit too many': (number) => [`${number}7`, '-'],
  'a star in the middle': (number) => [`${number.slice(0, 3)}*${number}`, '-'],
  'a star in the middle, a turn of its own': (number) => [number.slice(0, 3), '*', number, '-'],
};

/** Slips after which the number that was meant has to be understood all the same. */
const HARMLESS = [
  'exact',
  'cut by the carrier after two digits',
  'one digit a turn',
  'slow: silence after two digits, then all of it',
  'slow: silence before the first digit',
  'a star in the middle',
  'a star in the middle, a turn of its own',
];

let context: Context;

beforeAll(async () => {
  context = await testLine();
  putRequest(context, { number: EXISTING['my-request/enter-ticket'] ?? '' });
});

const STRANGER: CallInput = {
  language: 'km',
  caller: { commune: null, returning: false },
  line: {},
  rotation: 0,
};

/** A flow whose first question is this entry. */
const machineAt = ({ flow, node }: Entry): CallMachine => compileFlow({ ...flow, start: node }, flows);

interface Typed {
  /** Numbers that the entry took, in order. */
  taken: string[];
  outcomes: Outcome[];
}

/** Types into the entry until it has taken a number or the call is over, as the host would hand the keys over. */
function type(entry: Entry, keys: string[]): Typed {
  const machine = machineAt(entry);
  const asked: LookUp[] = [];
  const directory: Directory = {
    lookUp: (question, circumstances) => {
      asked.push(question);
      return context.directory.lookUp(question, circumstances);
    },
  };
  const turn = (advanced: ReturnType<typeof begin>): Outcome =>
    perform(machine, advanced, directory, CIRCUMSTANCES);
  const outcomes = [turn(begin(machine, STRANGER))];
  const taken: string[] = [];
  const waiting = [...keys];
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    const { session } = outcomes.at(-1) as Outcome;
    if (session.status === 'done' || taken.length > 0) break;
    const { expected } = session.context;
    // The carrier hands over as many keys as were asked for, and the next ones with the next question.
    if (key.length > expected) waiting.unshift(key.slice(expected));
    const stored = JSON.parse(JSON.stringify(session)) as Session;
    const next = turn(advance(machine, stored, eventOf(key.slice(0, expected))));
    outcomes.push(next);
    const done = next.events.some(
      ({ type, node, data }) => type === 'exit' && node === entry.id && data['exit'] === 'done',
    );
    // A secret is forgotten with the look-up that asked for it.
    const values = [
      valueAt(entry.into, next.session.context.values),
      ...Object.values(asked.at(-1)?.args ?? {}),
    ];
    if (done) taken.push(values.find((value) => typeof value === 'string') ?? '');
  }
  return { taken, outcomes };
}

const eventOf = (key: string): CallerEvent =>
  key === '-' ? { type: 'noInput' } : { type: 'digits', digits: key };

/** The number of what was found, in the values that a flow keeps; null where nothing was. */
function foundNumber({ outcomes }: Typed): string | null {
  const values = outcomes.at(-1)?.session.context.values ?? {};
  const found = [valueAt('$request.number', values), valueAt('$commune.code', values)];
  return found.find((one) => typeof one === 'string') ?? null;
}

describe.each(entries.map((entry) => [entry.id, entry] as const))('%s', (_id, entry) => {
  const number = meantIn(entry);

  it.each(Object.keys(SLIPS))('%s: no fault, and no content of another number', (name) => {
    const typed = type(entry, SLIPS[name]?.(number) ?? []);
    for (const { then } of typed.outcomes) expect(then).not.toBeNull();
    const found = foundNumber(typed);
    const [taken] = typed.taken;
    // Without a check digit nothing can tell a wrong digit: what is found must then be what was typed, which is named.
    const canBeAnother = entry.check === 'none' && name === 'one digit wrong';
    expect([null, number, ...(canBeAnother ? [taken] : [])]).toContain(found);
    if (taken !== undefined && entry.check === 'damm') expect(isChecked(taken)).toBe(true);
  });

  it.each(HARMLESS)('%s: the number is understood', (name) => {
    expect(type(entry, SLIPS[name]?.(number) ?? []).taken).toEqual([number]);
  });
});

it('there are entries, so that this file tests something', () => {
  expect(entries.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['find-commune/by-code', 'my-request/enter-ticket']),
  );
});
