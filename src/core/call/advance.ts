import { initialTransition, transition, type StateValue } from 'xstate';
import type { CallMachine } from '../flow/compile.ts';
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
  return advanced(initialTransition(logicOf(machine), input as never));
}

/** One event in a call that is under way. Pure: the session given stays as it is. */
export function advance(machine: CallMachine, session: Session, event: CallEvent): Advanced {
  return advanced(transition(logicOf(machine), machine.resolveState(session as never), event));
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

/** XState's pair as ours. Its actions are our effects as data; what each carries is in `params`. */
function advanced([snapshot, actions]: ReturnType<typeof transition<CallMachine>>): Advanced {
  // The first transition keeps what was thrown instead of throwing it, as the later ones do.
  if (snapshot.status === 'error') throw snapshot.error;
  return {
    session: {
      value: snapshot.value as StateValue,
      context: snapshot.context as CallContext,
      status: snapshot.status === 'done' ? 'done' : 'active',
    },
    effects: actions.map((action) => (action as unknown as { params: Effect }).params),
  };
}
