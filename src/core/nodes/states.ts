import type { CallContext } from '../call/context.ts';
import { MAX_HISTORY, MAX_STEPS_PER_CALL } from '../call/ceilings.ts';
import type { Effect, Fact } from '../call/effects.ts';
import type { CallEvent } from '../call/events.ts';

/** What a guard, an update or an effect may look at. */
export interface Moment {
  context: CallContext;
  event: CallEvent;
}

/** What a state or a transition does: changes the machine's memory, or says what the host is to do. */
export type Action =
  | { type: 'effect'; make: (moment: Moment) => Effect }
  | { type: 'update'; change: (moment: Moment) => Partial<CallContext> };

/** What nodes compile to: XState's configuration, but for the actions, which are data of ours. */
export interface Transition {
  target?: string;
  reenter?: boolean;
  guard?: (moment: Moment) => boolean;
  actions?: Action[];
}

export interface StateConfig {
  id?: string;
  type?: 'final';
  initial?: string;
  entry?: Action[];
  always?: Transition[];
  on?: { [event in CallEvent['type']]?: Transition[] };
  states?: { [name: string]: StateConfig };
}

/** An effect as data: the machine hands it out and the host performs it. */
export const effect = (make: (moment: Moment) => Effect): Action => ({ type: 'effect', make });

/** A change of the machine's memory. */
export const update = (change: (moment: Moment) => Partial<CallContext>): Action => ({
  type: 'update',
  change,
});

export const record = (fact: (moment: Moment) => Fact) =>
  effect((moment) => ({ type: 'record', fact: fact(moment) }));

/** A node begins: counted, and known to the log. */
export function enterNode(node: string): Action[] {
  return [
    update(({ context }) => ({ steps: context.steps + 1, node })),
    record(() => ({ type: 'step', node })),
  ];
}

export const CEILING: Transition = {
  target: '#ceiling',
  guard: ({ context }) => context.steps >= MAX_STEPS_PER_CALL,
};

/** A node that asks nothing: does its entry, then takes the first way out whose guard holds. */
export function passing(node: string, entry: Action[], ways: Transition[]): StateConfig {
  return { entry: [...enterNode(node), ...entry], always: [CEILING, ...ways] };
}

/** The question that key 8 comes back to. */
export function rememberQuestion(node: string): Action {
  return update(({ context }) =>
    context.history.at(-1) === node ? {} : { history: [...context.history, node].slice(-MAX_HISTORY) },
  );
}

export const freshQuestion = update(() => ({ silences: 0, wrongKeys: 0, digits: '', page: 0 }));
