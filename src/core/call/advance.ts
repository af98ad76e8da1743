import { initialTransition, transition, type StateValue } from 'xstate';
import type { CallMachine } from '../flow/compile.ts';
import type { StepNotes } from '../flow/for-xstate.ts';
import { remembering } from '../memo.ts';
import type { CallContext, CallInput } from './context.ts';
import type { Effect } from './effects.ts';
import type { CallEvent } from './events.ts';

/** The stored snapshot of one call: all that the next turn needs, as plain JSON. */
export interface Session {
  value: StateValue;
  context: CallContext;
  status: 'active' | 'done';
}

export interface Advanced {
  session: Session;
  effects: Effect[];
}

/** The first step of a call. Pure. */
export function begin(machine: CallMachine, input: CallInput): Advanced {
  return advanced(initialTransition(prepared(machine).logic, input as never));
}

/** One event in a call that is under way. Pure: the session given stays as it is. */
export function advance(machine: CallMachine, session: Session, event: CallEvent): Advanced {
  const { logic, standing } = prepared(machine);
  const notes: StepNotes = { context: session.context, effects: [] };
  const snapshot = { ...standing(JSON.stringify(session.value)), context: notes };
  return advanced(transition(logic, snapshot as never, event));
}

/** Places of calls whose snapshot is kept for each machine; a flow has some hundred questions. */
const MOST_PLACES = 1_000;

interface Prepared {
  logic: CallMachine;
  /** The snapshot of a call in a place of the machine (its state value as JSON), but for the call's own context. */
  standing: (value: string) => object;
}

const known = new WeakMap<CallMachine, Prepared>();

/** What XState would compute anew in every turn is the same for all calls in the same place. */
function prepared(machine: CallMachine): Prepared {
  const before = known.get(machine);
  if (before) return before;
  const standing = remembering(MOST_PLACES, (value: string): object =>
    machine.resolveState({ value: JSON.parse(value) as StateValue, context: {}, status: 'active' } as never),
  );
  const made = { logic: logicOf(machine), standing };
  known.set(machine, made);
  return made;
}

/**
 * XState asks for a first snapshot, without input, before it makes any transition, and looks only at its status. To
 * begin a whole call for that would cost as much again as the transition.
 */
const logicOf = (machine: CallMachine): CallMachine =>
  Object.assign(Object.create(machine) as CallMachine, {
    getInitialSnapshot: (scope: never, input?: never): unknown =>
      input === undefined ? UNUSED : machine.getInitialSnapshot(scope, input),
  });

const UNUSED = { status: 'done' };

/** What XState came to, as ours. */
function advanced([snapshot]: ReturnType<typeof transition<CallMachine>>): Advanced {
  // The first transition keeps what was thrown instead of throwing it, as the later ones do.
  if (snapshot.status === 'error') throw snapshot.error;
  const { context, effects } = snapshot.context as StepNotes;
  const status = snapshot.status === 'done' ? 'done' : 'active';
  return { session: { value: snapshot.value as StateValue, context, status }, effects };
}
