import { fromTransition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { perform } from '../../src/calls/perform.ts';
import type { Directory } from '../../src/calls/ports.ts';
import type { Outcome } from '../../src/calls/take-effect.ts';
import { advance, begin, type Advanced } from '../../src/core/call/advance.ts';
import type { CallInput } from '../../src/core/call/context.ts';
import { DIAL_ENDS, type TurnEvent } from '../../src/core/call/events.ts';
import type { CallMachine } from '../../src/core/flow/compile.ts';
import { withCheck } from '../../src/core/speech/check-digits.ts';
import { CIRCUMSTANCES } from './circumstances.ts';

/** A turn of a call: what the machine was asked, and what came of it. */
export interface Turn {
  outcome: Outcome;
  keys: string[];
}

export interface Exploration {
  /** `node` and `node --exit-->`: every step and every exit that some caller took. */
  visited: Set<string>;
  /** For every node that asks: the shortest way to be asked there. */
  questions: Map<string, string[]>;
}

const copyOf = (advanced: Advanced): Advanced => JSON.parse(JSON.stringify(advanced)) as Advanced;

const EVENTS: TurnEvent[] = [
  { type: 'noInput' },
  ...[...'0123456789*#'].map((digits): TurnEvent => ({ type: 'digits', digits })),
];

/**
 * Every turn that any caller can bring about, found with the graph of the machine's own states (XState's), events
 * being all keys, silence, and for questions of several digits a code that exists and one that does not.
 */
export function explore(
  machine: CallMachine,
  directory: Directory,
  input: CallInput,
  into: Exploration = { visited: new Set(), questions: new Map() },
): Exploration {
  const turn = (advanced: Advanced, keys: string[]): Turn => {
    const outcome = perform(machine, copyOf(advanced), directory, CIRCUMSTANCES);
    note(into, outcome, keys);
    return { outcome, keys };
  };
  const logic = fromTransition(
    (from: Turn, event: TurnEvent) =>
      from.outcome.session.status === 'done'
        ? from
        : turn(advance(machine, from.outcome.session, event), [
            ...from.keys,
            event.type === 'digits' ? event.digits : '-',
          ]),
    turn(begin(machine, input), []),
  );
  getShortestPaths(logic, {
    events: (state) => eventsAt(state.context),
    serializeState: (state) => signature(state.context),
    limit: 200_000,
  });
  return into;
}

/** A message, one that will be lost, a cough, and nothing. */
const SPEECHES: TurnEvent[] = [
  ['recording-1', 5] as const,
  ['recording-2', 5] as const,
  ['recording-3', 1] as const,
]
  .map(([id, seconds]): TurnEvent => ({ type: 'recorded', recording: { id, seconds } }))
  .concat({ type: 'recorded', recording: null });

function eventsAt({ outcome }: Turn): TurnEvent[] {
  if (outcome.session.status === 'done') return [];
  if (outcome.then?.type === 'record') return SPEECHES;
  if (outcome.then?.type === 'dial') return DIAL_ENDS.map((status) => ({ type: 'dialled', status }));
  if (outcome.then?.type === 'goOn') return [{ type: 'wentOn' }];
  const several = outcome.then?.type === 'gather' && outcome.then.maxDigits > 1;
  const codes = several ? ['020101', '999999', '02', '123451', withCheck('02010100')] : [];
  return [...EVENTS, ...codes.map((digits): TurnEvent => ({ type: 'digits', digits }))];
}

/** What decides where a call can go on to; of the values only what flows branch on. */
function signature({ outcome: { session } }: Turn): string {
  const { context, value, status } = session;
  const caller = context.values['caller'] as { commune: string | null };
  const topic = (context.values['topic'] as { key: string } | null | undefined)?.key ?? null;
  // Which topic was chosen decides what services there are; anywhere else only whether one was.
  const choosing = JSON.stringify(value).includes('choose');
  const facts = [
    caller.commune !== null,
    choosing ? topic : topic !== null,
    context.page,
    context.silences,
    context.wrongKeys,
    context.scratch['speeches'] ?? 0,
    context.scratch['waits'] ?? 0,
    context.values['next'] !== undefined,
  ];
  return JSON.stringify([value, status, ...facts, context.digits.length, ...seriesFacts(session)]);
}

/** Inside a node that asks about several things: which one, whether the one before was passed over, any answer yet. */
function seriesFacts({ context, value }: Outcome['session']): unknown[] {
  if (!/"(side|good|bad|group)"/.test(JSON.stringify(value))) return [];
  const { index, passedOver } = context.scratch;
  return [index, passedOver, context.values['given'] === 0];
}

function note(into: Exploration, outcome: Outcome, keys: string[]): void {
  for (const { type, node, data } of outcome.events) {
    if (type === 'step') into.visited.add(node);
    if (type === 'exit') into.visited.add(`${node} --${data['exit'] as string}-->`);
  }
  const { node } = outcome.session.context;
  const known = into.questions.get(node);
  if (outcome.then?.type === 'gather' && (!known || keys.length < known.length))
    into.questions.set(node, keys);
}
